#include "cohort_terms.hpp"

#include <string>

#include "pbr/result.hpp"

namespace pbr::synth {
namespace {

// Tables read better one row a line.
// clang-format off
constexpr std::array<ProviderTerms, 6> provider_table{{
    //  code      improves gain spells before after status settles plan
    {"PRV-ASH", 330, 58, 930, 820, 780, 900, 260, 970},
    {"PRV-BIRCH", 270, 42, 900, 760, 700, 820, 180, 1010},
    {"PRV-CEDAR", 340, 60, 820, 560, 420, 610, 270, 990},
    {"PRV-ELM", 170, 18, 940, 800, 760, 880, 90, 1060},
    {"PRV-HAZEL", 250, 36, 880, 700, 620, 760, 160, 940},
    {"PRV-ROWAN", 190, 22, 780, 520, 430, 560, 100, 1030},
}};

constexpr std::array<CommissionerTerms, 5> commissioner_table{{
    {"COM-NORTH", "POOL-NORTH", "LA-NORTH", 24, 120, {{560, 340, 0, 60, 40, 0}}},
    {"COM-EAST", "POOL-EAST", "LA-EAST", 22, 340, {{90, 520, 330, 0, 60, 0}}},
    {"COM-SOUTH", "POOL-SOUTH", "LA-SOUTH", 20, 60, {{0, 70, 480, 380, 0, 70}}},
    {"COM-WEST", "POOL-WEST", "LA-WEST", 18, 410, {{0, 0, 60, 420, 440, 80}}},
    {"COM-COAST", "POOL-COAST", "LA-COAST", 16, 220, {{40, 0, 0, 60, 310, 590}}},
}};

constexpr std::array<ClusterTerms, 21> cluster_table{{
    //    share admitted days contacts recovery settled employed
    {"00",  20,  62,  90,  90,  19, 620, 120},
    {"01",  25,   4,  80,  70,  21, 780, 300},
    {"02",  35,  11,  85,  75,  19, 760, 260},
    {"03", 110,  26,  95,  85,  17, 730, 200},
    {"04", 110,  56, 100, 105,  14, 690, 140},
    {"05",  45, 101, 105, 130,  11, 650,  80},
    {"06",  25,  82, 110, 110,  14, 690, 130},
    {"07",  70,  86, 120, 100,  13, 660,  70},
    {"08",  40, 209, 105, 150,  11, 520,  60},
    {"10",  40, 121, 130, 190,  16, 560, 130},
    {"11", 110,  34, 125,  80,  20, 700,  90},
    {"12",  75,  75, 125, 110,  17, 640,  40},
    {"13",  30,  82, 120, 140,  14, 560,  20},
    {"14",  12, 280,  45, 150,  12, 540,  40},
    {"15",   6,  89,  50, 140,   9, 600,  40},
    {"16",  17, 114, 120, 150,  13, 420,  20},
    {"17",  20,  63, 125, 150,  15, 480,  20},
    {"18",  70,  21,  95,  60,  22, 820,  20},
    {"19",  85,  39, 100,  80,  19, 780,  10},
    {"20",  35,  46, 100, 100,  16, 680,   5},
    {"21",  20,  21, 100,  90,  15, 640,   0},
}};
// clang-format on

}  // namespace

Period reporting_year() { return Period::inclusive(Date{2014, 4, 1}, Date{2015, 3, 31}); }

std::span<const ProviderTerms> providers() { return provider_table; }
std::span<const CommissionerTerms> commissioners() { return commissioner_table; }
std::span<const ClusterTerms> cluster_terms() { return cluster_table; }

const ClusterTerms& terms_of(std::string_view code) {
  for (const ClusterTerms& terms : cluster_table) {
    if (terms.code == code) return terms;
  }
  throw InternalError("the cohort has no terms for cluster " + std::string(code));
}

}  // namespace pbr::synth
