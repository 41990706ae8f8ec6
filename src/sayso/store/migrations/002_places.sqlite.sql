-- Where the places that an article names lie, by a gazetteer, and why this one of that name.
ALTER TABLE entities ADD COLUMN place_lat DOUBLE;

ALTER TABLE entities ADD COLUMN place_lon DOUBLE;

ALTER TABLE entities ADD COLUMN place_gazetteer_id TEXT;

ALTER TABLE entities ADD COLUMN place_why TEXT;
