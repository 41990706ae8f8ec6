-- Where the places that an article names lie, by a gazetteer, and why this one of that name.
ALTER TABLE entities ADD COLUMN place_lat DOUBLE PRECISION;

ALTER TABLE entities ADD COLUMN place_lon DOUBLE PRECISION;

ALTER TABLE entities ADD COLUMN place_gazetteer_id TEXT COLLATE "C";

ALTER TABLE entities ADD COLUMN place_why TEXT COLLATE "C";
