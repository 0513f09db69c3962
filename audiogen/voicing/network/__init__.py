"""How a network is asked, by every voice that lives in one: checked, bounded, patient, polite."""
