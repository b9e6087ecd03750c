"""The planted bugs of courses, and of what ties a cool-down to its warm-up."""

from tests.bug import Bug

BUGS_COURSES = (
    # Which week it is
    Bug("course", "return 0 < self.weeks < self.week", "return 0 < self.weeks <= self.week"),
    Bug("course", "return 0 < self.weeks < self.week", "return self.weeks < self.week"),
    Bug("course", "week = days // A_WEEK + 1", "week = -(-days // A_WEEK)"),
    Bug("course", "if day not in course.rested]", "]"),
    Bug("course", "(today, course.paused_on, course.stopped_on)", "(today, course.paused_on)"),
    Bug("course", "(today, course.paused_on, course.stopped_on)", "(today, course.stopped_on)"),
    Bug("course", "self.weeks * A_WEEK - 1 - self.days_done", "self.weeks * A_WEEK - self.days_done"),
    Bug("course", "if not self.weeks or self.stopped:", "if not self.weeks:"),
    # Moves
    Bug("course", "if other.names & begun.names:", "if True:"),
    Bug("course", "if other.names & begun.names:", "if other.begun.routine == step.routine:"),
    Bug("course", "other.stopped_on = other.stopped_on or day", "other.stopped_on = day"),
    Bug("course", "if course is None or course.stopped_on is not None:", "if course is None:"),
    Bug("course", "course.paused_on = course.paused_on or day", "course.paused_on = day"),
    Bug("course", "            course.paused_on = None\n", ""),
    # What is due, and what was done
    Bug("course", "chosen[: row.days]", "chosen"),
    Bug("course", "chosen[: row.days]", "chosen[-row.days :]"),
    Bug("course", "standing.active and today in asked", "today in asked"),
    Bug("course", "and today not in on)", ")"),
    Bug("course", "one.held * 2 >= asked", "one.held * 2 > asked"),
    Bug("course", "    if one.state is State.COMPLETED:\n        return True\n", ""),
    Bug("course", "if one.routine in course.names and", "if one.routine == step.routine and"),
    Bug("course", "counted[days - gone :]", "counted"),
    Bug("course", "this_week[0] <= day <= this_week[-1] for", "day <= this_week[-1] for"),
    # The table of weeks
    Bug("course", "if week <= last:", "if week < last:"),
    Bug("course", "return routine.weeks[-1] if routine.weeks", "return routine.weeks[0] if routine.weeks"),
    Bug("course", "in reversed(range(len(entries)))", "in range(len(entries))"),
    Bug("course", "return not step.prepares and all(", "return all("),
    Bug("course", "(step.left, step.right))\n    return", "(step.left, None))\n    return"),
    Bug("course", "one.routine == routine.id and one.active]", "one.routine == routine.id]"),
    Bug("course", "week_of(routine, active[-1].week)", "week_of(routine, 1)"),
    # Which warm-up a cool-down belongs to
    Bug("pairing", "if When.AFTER_EXERCISE not in routine.when:", "if False:"),
    Bug("pairing", "counts = timedelta() <= age <= STILL_WARM and", "counts = timedelta() <= age < STILL_WARM and"),
    Bug("pairing", "counts = timedelta() <= age <= STILL_WARM and", "counts = age <= STILL_WARM and"),
    Bug("pairing", " and When.BEFORE_EXERCISE in routine.when", ""),
    Bug("pairing", ", reverse=True)", ")"),
    Bug("pairing", " and one.held > 0", ""),
    Bug("pairing", "and one.state is not State.STOPPED", ""),
    Bug("pairing", "taken.isdisjoint({one.id, one.supersedes})", "one.id not in taken"),
    Bug("pairing", " and taken.isdisjoint({one.id, one.supersedes})", ""),
    Bug("pairing", "return routine is not None and", "assert routine is not None\n    return"),
)
