// People a second that are added to bootstrap replicates, and what a million of them take, against
// the definition: one person at a time, every weight by bootstrap_weight(), in plain loops.
//
//   pbr_replicates_bench [--benchmark_min_time=0.5] [--benchmark_repetitions=5]
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "pbr/casemix.hpp"

namespace {

constexpr std::size_t measures = 4;
constexpr std::size_t contracts = 150;  // 50 providers of three commissioners
constexpr std::size_t people = 15'000;

// Half of the people have a pair of two measures each; all have two statuses.
pbr::PersonCounts person(std::size_t number) {
  pbr::PersonCounts counts;
  counts.amount = pbr::Pence{static_cast<std::int64_t>(number * 7919 % 1'000'000)};
  counts.closes = number % 50 != 0;
  counts.measures.resize(measures);
  counts.measures[2] = {.eligible = 1, .paired = 1, .yes = 1};
  counts.measures[3] = {.eligible = 1};
  for (std::size_t m = 0; m < 2; ++m) {
    counts.measures[m].eligible = 1;
    counts.measures[m].paired = number % 2 == 0 ? 1 : 0;
    counts.measures[m].improved = number % 4 == 0 ? 1 : 0;
  }
  return counts;
}

const std::vector<pbr::PersonId>& ids() {
  static const std::vector<pbr::PersonId> made = [] {
    std::vector<pbr::PersonId> list;
    for (std::size_t i = 0; i < people; ++i) list.emplace_back("P" + std::to_string(i));
    return list;
  }();
  return made;
}

// People come by their ids, and so from one contract to any other.
std::size_t contract_of(std::size_t number) { return number * 2'654'435'761 % contracts; }

void tell(benchmark::State& state) {
  const auto added = static_cast<std::int64_t>(people) * state.iterations();
  state.SetItemsProcessed(added);
  state.counters["a_million_s"] = benchmark::Counter(
      static_cast<double>(added) / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void in_batches(benchmark::State& state) {
  const auto replicates = static_cast<std::size_t>(state.range(0));
  std::vector<pbr::Replicates> sums(contracts, {replicates, measures});
  for ([[maybe_unused]] auto turn : state) {
    for (std::size_t i = 0; i < people; ++i) {
      sums[contract_of(i)].add(person(i), pbr::bootstrap_key(ids()[i]));
    }
  }
  for (auto& contract : sums) contract.settle();
  benchmark::DoNotOptimize(sums.front().amount(0));
  tell(state);
}
BENCHMARK(in_batches)->Arg(0)->Arg(1000)->Arg(2000)->Unit(benchmark::kMillisecond);

void by_definition(benchmark::State& state) {
  const auto replicates = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t columns = 16;
  std::vector<std::vector<std::int64_t>> sums(contracts,
                                              std::vector<std::int64_t>(replicates * columns));
  std::vector<std::uint32_t> weights(replicates);
  for ([[maybe_unused]] auto turn : state) {
    for (std::size_t i = 0; i < people; ++i) {
      const pbr::PersonCounts counts = person(i);
      const std::uint64_t key = pbr::bootstrap_key(ids()[i]);
      for (std::uint32_t r = 0; r < replicates; ++r) {
        weights[r] = pbr::bootstrap_weight(1, key, r);
      }
      std::int64_t* into = sums[contract_of(i)].data();
      const auto add = [&](std::int64_t times) {
        if (times != 0) {
          for (std::size_t r = 0; r < replicates; ++r) into[r] += times * weights[r];
        }
        into += replicates;
      };
      for (const auto& of : counts.measures) {
        for (const std::int64_t times : {of.eligible, of.paired, of.improved}) add(times);
      }
      add(counts.measures[2].yes);
      add(1);
      add(counts.closes ? 1 : 0);
      add(counts.amount.value());
    }
  }
  benchmark::DoNotOptimize(sums.front().front());
  tell(state);
}
BENCHMARK(by_definition)->Arg(1000)->Arg(2000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
