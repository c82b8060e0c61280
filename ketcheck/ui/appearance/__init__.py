"""How the window looks: colors, sizes and fonts, and what the user chose of them."""
