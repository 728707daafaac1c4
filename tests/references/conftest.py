"""What several tests of sources stand on."""

from tests.registers import registers

__all__ = ["registers"]
