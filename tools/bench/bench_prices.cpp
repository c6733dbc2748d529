// Ten thousand price tables over the price cells of a study, beside the time of the study itself.
//
//   pbr_bench_prices STUDY.yaml [TABLES] [THREADS] [ROUNDS]
//
// Every price of every table differs from the study's own. The study is run with nothing written,
// as many times as the tables are priced, in turn; figures are medians, the ratio is of medians.
// The first and the last table are held against PriceCells::price.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <thread>

#include "pbr/study.hpp"

namespace {

using Clock = std::chrono::steady_clock;

class NoSink : public pbr::StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const pbr::PersonOutput& /*person*/) override {}
  void capitation(const std::vector<pbr::LoneLine>& /*lines*/) override {}
};

// SplitMix64: the same tables in every run.
class Random {
 public:
  std::int64_t below(std::int64_t n) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return static_cast<std::int64_t>((mixed ^ mixed >> 31) % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_ = 2014;
};

std::vector<pbr::PriceTable> tables_of(const pbr::PriceBook& book, std::size_t count) {
  Random random;
  const pbr::PriceTable base = pbr::price_table(book);
  std::vector<pbr::PriceTable> tables(count, base);
  for (auto& table : tables) {
    for (auto& price : table.prices) {
      const std::int64_t most = std::max<std::int64_t>(price.value() / 5, 50);
      price = pbr::Pence{price.value() + 1 + random.below(most)};
    }
  }
  return tables;
}

// Threads take blocks of tables; what a block comes to is added up, so that nothing is left out.
std::int64_t price_all(const pbr::PricePlan& plan, const std::vector<pbr::PriceTable>& tables,
                       unsigned threads) {
  constexpr std::size_t a_block = 256;
  std::atomic<std::size_t> next{0};
  std::atomic<std::int64_t> sum{0};
  const auto work = [&] {
    std::vector<const pbr::PriceTable*> block;
    std::vector<std::int64_t> amounts;
    while (true) {
      const std::size_t first = next.fetch_add(a_block);
      if (first >= tables.size()) return;
      const std::size_t end = std::min(tables.size(), first + a_block);
      block.clear();
      for (std::size_t i = first; i < end; ++i) block.push_back(&tables[i]);
      amounts.resize(plan.rows().size() * block.size());
      plan.price(block, amounts);
      std::int64_t of_block = 0;
      for (const std::int64_t amount : amounts) of_block += amount;
      sum += of_block;
    }
  };
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  for (auto& thread : pool) thread.join();
  return sum;
}

template <class Work>
double seconds(Work&& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

bool same_as_one_by_one(const pbr::StudyResult& result, const pbr::PricePlan& plan,
                        const std::vector<pbr::PriceTable>& tables) {
  const std::vector<const pbr::PriceTable*> ends{&tables.front(), &tables.back()};
  std::vector<std::int64_t> amounts(plan.rows().size() * ends.size());
  plan.price(ends, amounts);
  for (std::size_t t = 0; t < ends.size(); ++t) {
    pbr::PriceBook book = result.rulebook.tariff;
    std::size_t entry = 0;
    const auto set = [&](pbr::Prices& prices) {
      for (auto& [key, dated] : prices) {
        for (auto& each : dated) each.value = ends[t]->prices[entry++];
      }
    };
    set(book.prices);
    for (auto& list : book.lists) set(list.prices);
    for (auto& each : book.capitation) each.a_year.value = ends[t]->prices[entry++];
    const auto one = result.price_cells->price(book);
    for (std::size_t row = 0; row < plan.rows().size(); ++row) {
      const auto& of = plan.rows()[row];
      if (one.at(of.contract).clusters.at(of.cluster).value() != amounts[row * ends.size() + t]) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "pbr_bench_prices STUDY.yaml [TABLES] [THREADS] [ROUNDS]\n";
    return 2;
  }
  const auto argument = [&](int at, int otherwise) {
    return argc > at ? std::max(1, std::atoi(argv[at])) : otherwise;
  };
  const auto count = static_cast<std::size_t>(argument(2, 10000));
  const auto threads = static_cast<unsigned>(argument(3, 2));
  const int rounds = argument(4, 3);
  const auto study = pbr::load_study(argv[1]);
  if (!study.value) return 2;
  pbr::RunOptions options;
  options.threads = threads;
  const char* const rules = std::getenv("PBR_RULES");
  if (rules != nullptr) options.rule_folders = {rules};
  NoSink sink;
  std::vector<double> whole;
  std::vector<double> summed;
  std::vector<double> planned;
  std::vector<double> priced;
  std::int64_t sum = 0;
  for (int round = 0; round < rounds; ++round) {
    options.price_cells = false;
    whole.push_back(seconds([&] { (void)pbr::run(*study.value, options, sink); }));
    options.price_cells = true;
    pbr::Loaded<pbr::StudyResult> ran;
    summed.push_back(seconds([&] { ran = pbr::run(*study.value, options, sink); }));
    if (!ran.value) {
      std::cerr << "the study does not run\n";
      return 2;
    }
    const auto tables = tables_of(ran.value->rulebook.tariff, count);
    std::optional<pbr::PricePlan> plan;
    planned.push_back(seconds([&] { plan.emplace(*ran.value->price_cells); }));
    priced.push_back(seconds([&] { sum = price_all(*plan, tables, threads); }));
    if (!same_as_one_by_one(*ran.value, *plan, tables)) {
      std::cerr << "tables at once and one by one differ\n";
      return 1;
    }
    if (round > 0) continue;
    std::cout << ran.value->people << " people, " << plan->rows().size()
              << " contracts and clusters, " << tables.front().prices.size() << " prices, " << count
              << " tables, " << threads << " threads, " << rounds << " rounds\n";
  }
  std::cout << std::fixed << std::setprecision(4) << "a study: " << median(whole)
            << " s; with price cells: " << median(summed) << " s; plan: " << median(planned)
            << " s; " << count << " tables: " << median(priced) << " s\n"
            << std::setprecision(5) << "tables / study: " << median(priced) / median(whole)
            << " (wanted: at most 0.01); checksum " << sum << "\n";
  return 0;
}
