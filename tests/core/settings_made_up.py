"""Settings, made up by hypothesis within what the table allows."""

from hypothesis import strategies as st

from coach.core.setting_values import Amount, Value
from coach.core.settings import TABLE


def allowed(key: str) -> st.SearchStrategy[Value]:
    """Any value that this setting may have."""
    values = TABLE[key].values
    if isinstance(values, Amount):
        return st.integers(values.least, values.most)
    return st.sampled_from([str(word) for word in values.of])


keys_and_values = st.sampled_from(list(TABLE)).flatmap(lambda key: st.tuples(st.just(key), allowed(key)))
