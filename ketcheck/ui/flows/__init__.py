"""From screen to screen: what is shown when, and what each screen asks for."""
