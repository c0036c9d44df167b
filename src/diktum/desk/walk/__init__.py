"""The walk: one decree carried unattended through every act, by the right posts and through the same commands as the screens."""
