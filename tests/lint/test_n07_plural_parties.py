"""N-7: States Parties, never State Parties."""

from small_texts import faulted

from drafter.lint.style.plural_parties import RULE


def test_state_parties_is_faulted() -> None:
    assert faulted(RULE, "State Parties shall cooperate with other State Parties.") == ["State Parties"] * 2


def test_states_parties_and_one_state_party_are_not() -> None:
    assert faulted(RULE, "States Parties shall consult each State Party.") == []
