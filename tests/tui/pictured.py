"""The content that the snapshots show. It stays as it is, whatever becomes of the real content."""

_CALF = """\
format: 1
title: Calf stretch
summary: Two easy holds a side at a wall.
when: [after-exercise, before-bed, any-time]
steps:
  - exercise: wall-calf
    hold: 30 s
    sets: 2
    rest: 10 s
    sides: each
dose_source: [{convention: two holds of 30 s a side}]
links:
  - purpose: flexibility
    outcome: range of motion
    grade: strong
    finding: Regular stretching increases the range of motion.
    population: people in many trials
    sources: [{ref: first1999, status: seen}]
  - condition: night-cramps
    outcome: cramps in four weeks
    grade: no-effect
    finding: Calf stretching alone did not change the number of cramps.
    effect: +1.95 cramps (-3.01 to 6.90)
    n: 191
    sources: [{ref: second2005, status: mirror}]
stop_if:
  - Calf swelling, warmth or colour change
  - A cramp that does not let go
"""

_WALK = """\
format: 1
title: An easy walk before running
summary: Until you are warm.
when: [before-exercise]
steps:
  - exercise: walk
    for: 5 min
    sides: both
"""

_RELEASE = """\
format: 1
title: Cramp first aid
summary: Gentle holds until it lets go.
when: [self-care]
steps:
  - exercise: wall-calf
    hold: 30 s
    sides: affected
  - exercise: walk
    until_done: true
    about: 90 s
    sides: both
links:
  - condition: night-cramps
    outcome: ending a cramp that is there
    grade: expert
    finding: Clinics advise it. No trial was found.
    sources: [{ref: first1999, status: unverified}]
"""

_SAFETY = """\
format: 1
questions:
  - id: nerves
    short: |
      Numb or tingling between the legs; new bladder, bowel or sexual change;
      nerve pain, numbness or weakness in both legs
    ask: Is any of these so now?
    signs:
      - {id: saddle, text: Numbness between the legs, outcome: emergency}
      - {id: bladder, text: A new trouble of bladder or bowels, outcome: emergency}
    sources: [{convention: ours}]
    daily: true
    unsure_is_yes: true
  - id: heart
    short: Chest pain or pressure, unusual breathlessness, fainting
    ask: Is any of these so now? The last line is about the past.
    signs:
      - {id: chest, text: Chest pain, outcome: emergency}
      - {id: breath, text: Unusual breathlessness, outcome: emergency}
      - {id: past, text: "In the past: a heart condition", outcome: doctor, history: true}
    sources: [{convention: ours}]
    daily: true
    unsure_is_yes: true
    note: Whoever knows of it, and was told to exercise, can say so.
  - id: pain
    short: Pain today from 0 to 10
    ask: How strong is your pain today?
    signs:
      - {id: strong, text: "6 or more: only self-care", outcome: doctor}
      - {id: little, text: "0 to 2: carry on", outcome: gently}
    sources: [{convention: ours}]
    rating: true
modify: []
calm: [walk]
self_care: [walk]
feels_wrong:
  - {id: chest, text: "Chest pain, short of breath, or faint", then: emergency, sources: [{convention: ours}]}
  - id: cramp
    text: A cramp
    which:
      - {id: calf, text: In the calf, then: first-aid, routine: release}
      - {id: thigh, text: In the thigh, then: leave-out}
    sources: [{convention: ours}]
  - {id: other, text: Something else, then: leave-out, sources: [{convention: ours}]}
first_aid:
  routines: [release]
  signs:
    - One calf is swollen and warm? Do not stretch.
    - Not gone after 10 minutes? Get urgent medical advice.
  sources: [{convention: ours}]
stop_if: [Sharp or electric pain, "A pop, or sudden weakness"]
"""

PICTURED = {
    "calf.yaml": _CALF,
    "walk-first.yaml": _WALK,
    "release.yaml": _RELEASE,
    "exercises/wall-calf.yaml": """\
format: 1
name: Wall calf stretch
instruction: Back knee straight, heel down, lean in.
targets: [gastrocnemius]
equipment: [wall]
position: standing
sided: true
steps: [Stand before a wall., Press the heel down., Lean in until the calf pulls.]
feel: The calf.
figure:
  things: [{kind: wall, at: 56}]
  poses:
    - name: upright
      support: stands
      joints: {trunk: 3, near_hip: -17, far_hip: 28, far_knee: 22, near_shoulder: 86, far_shoulder: 94}
      contacts: {near_foot: floor, far_foot: floor, near_hand: wall, far_hand: wall}
    - name: leaning in
      support: stands
      joints: {trunk: 25, far_hip: 60, far_knee: 55, near_shoulder: 115, far_shoulder: 125}
      contacts: {near_foot: floor, far_foot: floor, near_hand: wall, far_hand: wall}
""",
    "exercises/walk.yaml": """\
format: 1
name: Easy walk
instruction: Walk, and let the pace grow.
targets: [legs]
position: walking
sided: false
steps: [Walk.]
""",
    "conditions/night-cramps.yaml": """\
format: 1
title: Night leg cramps
summary: Sudden knots at night.
emergency: [One calf is swollen and warm.]
see_a_doctor: [They come every night.]
compare:
  urgency: self-care
  areas: [calf, foot]
  feel: a sudden hard knot that wakes you
  brought_on: rest, sleep
  eased: stretching, standing on it
  tell_apart: over in ten minutes, sore for a day
  action: stretch it gently; longer than ten minutes, get advice
  sources: [{convention: ours}]
""",
    "conditions/clot.yaml": """\
format: 1
title: Deep vein thrombosis
summary: A clot in a deep vein.
emergency: [With chest pain or breathlessness.]
see_a_doctor: [The same day.]
compare:
  urgency: same-day
  areas: [calf]
  feel: throbbing or cramping, in one leg
  brought_on: walking, standing, bending the foot up
  eased: not known
  tell_apart: one leg swollen, warm, a new colour
  action: medical help today; no stretch, no massage
  sources: [{ref: first1999, status: seen}]
""",
    "references.yaml": """\
format: 1
references:
  first1999: {citation: First A. A journal 1999., status: seen}
  second2005: {citation: Second B. Another journal 2005., status: seen}
""",
    "safety.yaml": _SAFETY,
}
