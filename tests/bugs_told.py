"""The planted bugs of what is told and kept: paces, room, waking, taking up, snapshots, the conductor, its words."""

from tests.bug import Bug

BUGS_TOLD = (
    # Paced repetitions, ten seconds, room
    Bug("marks", "Mark(length - TEN, CueId.TEN)", "Mark(TEN, CueId.TEN)"),
    Bug("marks", "_ticks(length, segment.tempo) if", "[] if"),
    Bug("marks", "_ticks(length, segment.tempo) if segment.tempo is not None else", ""),
    Bug("marks", "    whole = tempo.out + tempo.back", "    whole = 2 * tempo.out"),
    Bug("marks", "Mark(at + tempo.out, CueId.BACK)", "Mark(at + tempo.back, CueId.BACK)"),
    Bug("marks", "if 0 < mark.at < length", "if mark.at < length", harmless="(the start sounds there)"),
    Bug("marks", "range(0, max(1, length // whole) * whole, whole)", "range(0, length - whole, whole)"),
    Bug("marks", "(Mark(at, CueId.OUT), Mark", "(Mark(at, CueId.BACK), Mark"),
    Bug("session", "play.pending[1].at if len(play.pending) > 1 else play.length", "play.length"),
    Bug("session", "max(following - mark.at, TABLE[mark.cue].span)", "following - mark.at"),
    Bug("session", "max(following - mark.at, TABLE[mark.cue].span)", "max(following, TABLE[mark.cue].span)"),
    Bug("session", "room = AMPLE if following is None else", "room = 0 if following is None else"),
    Bug("session", "room=TABLE[CueId.RELEASE].span", "room=AMPLE"),
    Bug("reshape", "    if play.length is None:\n        return play\n", "    assert play.length is not None\n"),
    Bug("session", "if changed.length != play.length:", "if True:"),
    Bug("session", "changed, length=changed.length)", "changed, length=play.length)"),
    # Waking
    Bug("session", "min(slack, self._gap_limit)", "self._gap_limit"),
    Bug("session", "min(slack, self._gap_limit)", "slack"),
    # Taking up
    Bug("session", "        if self._before:\n", "        if False:\n"),
    Bug(
        "session", "self._take_up(replace(play, phase=Phase.PAUSED)", "self._take_up(replace(play, phase=Phase.RUNNING)"
    ),
    Bug("session", "if earlier.ended is Ended.LEFT_OUT)", "if earlier.ended is Ended.SKIPPED)"),
    Bug("session", "left_out=left_out, plays=plays)", "plays=plays)"),
    Bug("session", "if last.ended is Ended.STOPPED:", "if True:"),
    Bug("session", "if last.ended is Ended.STOPPED:", "if False:"),
    Bug("session", "replace(play, plays=plays[:-1])", "play"),
    Bug("session", "            play = taken_up(play, self.timeline.segments[last.index], last.held)\n", ""),
    Bug("reshape", "max(play.length, held)", "play.length"),
    Bug("reshape", "max(play.length, held)", "max(play.length, segment.at_most or 0)"),
    Bug("reshape", "        held=held,\n        length", "        length"),
    Bug("reshape", "mark for mark in every if mark.at >= held)", "mark for mark in every if mark.at > held)"),
    Bug("reshape", "mark for mark in every if mark.at >= held)", "mark for mark in every)"),
    Bug("reshape", "        given=frozenset(mark.cue for mark in every if mark.at < held),\n", ""),
    # The copy that a session carries
    Bug("snapshot", 'kind=Kind(entry["kind"])', 'kind=entry["kind"]'),
    Bug("snapshot", 'side=Side(entry["side"])', 'side=entry["side"]'),
    Bug("snapshot", "(KeyError, TypeError, AttributeError)", "(KeyError, TypeError)"),
    Bug("snapshot", "if not segments or any(", "if any("),
    Bug("snapshot", "segment.index != place for place", "segment.index > place for place"),
    Bug("snapshot", '_flag(entry.get("after_release", False))', "False"),
    # What is heard, and what is kept
    Bug("conductor", "now - event.at <= TOO_LATE", "now - event.at < TOO_LATE"),
    Bug("conductor", "now - event.at <= TOO_LATE", "True"),
    Bug("conductor", "if manner is not Manner.OFF:", "if True:"),
    Bug("conductor", "if manner is Manner.WORDS else", "if manner is not Manner.WORDS else"),
    Bug("conductor", "max(0, event.room - late)", "event.room"),
    Bug("conductor", "max(0, event.room - late)", "event.room - late"),
    Bug("conductor", "return bool(wanted)", "return True"),
    Bug(
        "conductor", "phrases(self.session.timeline, self._is_spoken)", "phrases(self.session.timeline, lambda _: True)"
    ),
    Bug("conductor", "SAVE_EVERY = 4_000", "SAVE_EVERY = 5_000"),
    Bug("conductor", "            self._saved = now\n", ""),
    Bug("conductor", "or any(event.name in _ENDS for event in events)", ""),
    Bug("conductor", "{EventName.SEGMENT_ENDED, EventName.SEGMENT_SKIPPED, ", "{EventName.SEGMENT_ENDED, "),
    Bug("conductor", "if held < WORTH_RECORDING:", "if held <= WORTH_RECORDING:"),
    Bug("conductor", "min(BEAT, max(0, deadline - self._clock.now()))", "max(0, deadline - self._clock.now())"),
    Bug("conductor", "return BEAT if self.session.phase is Phase.WAITING else IDLE", "return IDLE"),
    Bug("conductor", "        self._was_stopped = False\n        now", "        now"),
    Bug("conductor", "= False\n        now = self._clock.now()\n", "= False\n"),
    Bug("conductor", "            if not woken:\n", "            if True:\n"),
    Bug("conductor", "        if self.session.phase is not Phase.ENDED:\n", "        if True:\n"),
    Bug("conductor", "self.running and now - self._saved", "now - self._saved"),
    Bug("phrases", "(CueId.DONE, None), *moved)", "(CueId.DONE, None))"),
    Bug("play", "max(play.origin, play.goes_on)", "play.origin"),
    Bug("phrases", "Side.AFFECTED: ", "Side.BOTH: "),
    Bug("phrases", '_SIDES.get(segment.side, "")', "_SIDES[Side.LEFT]"),
)
