// Assessments a second for the interpreter and every kernel, method by method, and their ratios in
// one run: absolute figures swing with the machine's neighbours, ratios hardly do.
//
//   pbr_bench [--benchmark_min_time=0.5] [--benchmark_repetitions=5] [--benchmark_filter=profile]
#include <benchmark/benchmark.h>

#include <iomanip>
#include <iostream>
#include <map>

#include "pbr/rulebook.hpp"
#include "pbr/scorecard.hpp"

namespace {

constexpr std::size_t block_count = 256;  // 16,384 rows: ratings and decisions stay in the L2 cache

// SplitMix64: the same assessments in every run.
class Random {
 public:
  std::uint64_t below(std::uint64_t n) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return (mixed ^ mixed >> 31) % n;
  }

 private:
  std::uint64_t state_ = 2014;
};

// Low ratings are commoner than high ones and 3% are not known; nine in ten bring a super-class,
// and one in three is a review.
pbr::Assessment assessment(Random& random) {
  pbr::Assessment result;
  const auto drawn = random.below(10);
  result.super_class = static_cast<pbr::SuperClass>(drawn == 0 ? 0 : 1 + drawn % 3);
  result.reason =
      random.below(3) == 0 ? pbr::AssessmentReason::review : pbr::AssessmentReason::initial;
  for (auto& rating : result.ratings) {
    const auto rated = static_cast<pbr::Rating>(std::min(random.below(5), random.below(6)));
    rating = random.below(100) < 3 ? pbr::not_known : rated;
  }
  result.ratings[0] = static_cast<pbr::Rating>(random.below(5));
  return result;
}

// Blocks of one super-class each, as Scorecard::allocate gathers them.
struct Input {
  std::vector<pbr::Assessment> assessments;
  std::vector<pbr::RatingBlock> blocks;

  Input() {
    Random random;
    std::array<pbr::RatingBlock, 4> gathered;
    while (blocks.size() < block_count) {
      assessments.push_back(assessment(random));
      auto& block = gathered[static_cast<std::size_t>(assessments.back().super_class)];
      block.add(assessments.back());
      if (block.rows < pbr::RatingBlock::capacity) continue;
      blocks.push_back(block);
      block.rows = 0;
    }
  }
};

void interpret(benchmark::State& state, const pbr::ClusterPack& pack, const Input& input) {
  constexpr std::size_t rows = 1024;  // enough for a rule that takes microseconds
  for ([[maybe_unused]] auto each : state) {
    for (std::size_t row = 0; row < rows; ++row) {
      benchmark::DoNotOptimize(decide(pack, input.assessments[row]));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(rows) * state.iterations());
}

void score(benchmark::State& state, const pbr::Scorecard& card, const Input& input) {
  std::array<pbr::Decision, pbr::RatingBlock::capacity> decisions;
  for ([[maybe_unused]] auto each : state) {
    for (const auto& block : input.blocks) {
      card.decide(block, decisions);
      benchmark::DoNotOptimize(decisions.data());
      benchmark::ClobberMemory();
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(block_count * pbr::RatingBlock::capacity) *
                          state.iterations());
}

// Prints as the console does and keeps each benchmark's best rate: noise only ever slows.
class Keeper : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      const auto rate = run.counters.find("items_per_second");
      if (run.run_type != Run::RT_Iteration || rate == run.counters.end()) continue;
      double& best = rates[run.run_name.function_name];
      best = std::max(best, rate->second.value);
    }
  }

  std::map<std::string, double> rates;
};

void tell(const std::map<std::string, double>& rates, const std::string& method,
          const std::string& fast, const std::string& slow) {
  const auto of = rates.find(method + "/" + fast);
  const auto to = rates.find(method + "/" + slow);
  if (of == rates.end() || to == rates.end()) return;
  std::cout << method << ": " << fast << " is " << of->second / to->second << " x the "
            << (slow == "interpreter" ? slow : slow + " kernel") << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  const pbr::RulePaths paths{{PBR_SOURCE_DIR "/rules"}};
  const std::map<std::string, std::string> references{
      {"profile", "england/clusters/illustrative"},
      {"logit", "netherlands/clusters/illustrative"},
      {"table", "australia/clusters/illustrative"}};
  const Input input;
  std::map<std::string, pbr::ClusterPack> packs;
  std::vector<pbr::Scorecard> cards;
  cards.reserve(references.size() * pbr::kernels().size());  // benchmarks hold references
  for (const auto& [method, reference] : references) {
    auto loaded = load_clusters(reference, paths);
    if (!loaded.value) {
      std::cerr << render(loaded.problems);
      return 2;
    }
    const auto& pack = packs[method] = *std::move(loaded.value);
    benchmark::RegisterBenchmark((method + "/interpreter").c_str(), interpret, std::cref(pack),
                                 std::cref(input));
    for (const pbr::Kernel kernel : pbr::kernels()) {
      const auto& card = cards.emplace_back(pack, kernel);
      benchmark::RegisterBenchmark((method + "/" + std::string(to_text(kernel))).c_str(), score,
                                   std::cref(card), std::cref(input));
    }
  }
  Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  std::cout << std::fixed << std::setprecision(1);
  for (const auto& [method, reference] : references) {
    for (const pbr::Kernel kernel : pbr::kernels()) {
      if (kernel != pbr::Kernel::scalar) {
        tell(keeper.rates, method, std::string(to_text(kernel)), "scalar");
      }
    }
    tell(keeper.rates, method, std::string(to_text(pbr::kernels().back())), "interpreter");
  }
  return 0;
}
