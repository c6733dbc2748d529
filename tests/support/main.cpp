// Catch2's main takes longer to compile than any test, so it stands alone.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
