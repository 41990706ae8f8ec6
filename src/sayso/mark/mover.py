"""Movers: words that say that a number rose or fell, and verbs whose "up" and "down" do."""

UP = frozenset(
    "rose rise risen rises rising grew grow grows grown growing growth increased increase increases increasing up"
    " jumped jump climbed climbing climb soared soar soaring surged surge surging gained gain gains higher boosted"
    " boost expanded expand swelled swell advanced upped accelerated doubled tripled trebled quadrupled advances"
    " advancing rallied rallies leaps leapt leaped spiked rebounded ticked soars climbs surges jumps jumping"
    " upward growth hike hikes hiked spike uptick upswing skyrocketed rocketed strengthened strengthen widened widen"
    " firmed appreciated quickened heightened mushroomed ballooned".split()
)
DOWN = frozenset(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased"
    " decrease decreases decreasing down slumped slump plunged plunge plummeted lower lowered lowering reduced"
    " reduce reduces reducing reduction shrank shrunk shrink slipped slip dipped dip slid sank sunk tumbled eased"
    " halved collapsed contracted retreated sagged skidded stumbled slides sliding slide slips slipping slumps"
    " slumping plunges plunging plummets plummeting tumbles tumbling dips dipping shrinks shrinking downward weakened"
    " weaken narrowed narrow softened depreciated slowed slowing downturn trimmed slashed dwindled waned".split()
)
MOVERS = (
    frozenset(
        "go goes going gone went move moves moved moving drive drives drove driven driving push pushes pushed pushing"
        " bring brings brought edge edged edging tick ticked ticking creep crept inch inched shoot shot finish finished"
        " finishing close closed closing end ended ending open opened trade traded trading come came coming be been"
        " being send sent revise revised bid scale scaled ramp ramped".split()
    )
    | UP
    | DOWN
)
"""Verbs whose "up" and "down" say that a number moved."""
