// A study's result made by hand: four providers, one of them with three people only.
#pragma once

#include <string>

#include "pbr/report.hpp"

namespace pbr::test {

/// Providers RAA (30 people), RBB (20), RCC (3) and RDD (10); commissioners 01A and 02B; schemes
/// block (the baseline), activity and results-20. Names of packs and schemes can be replaced by
/// hostile ones.
[[nodiscard]] StudyResult sample_study(const std::string& first_provider = "RAA",
                                       const std::string& scheme_name = "Results, 20% withheld");
[[nodiscard]] RunFacts sample_run();

/// The whole page.
[[nodiscard]] std::string page_of(const StudyResult& result);

/// One person of that provider and commissioner with one episode and one line in April 2014.
struct SamplePerson {
  std::string id, provider, commissioner, cluster;
  int days = 0;
  Pence amount;
};
void add_person(Casemix& casemix, const SamplePerson& sample);

}  // namespace pbr::test
