// Ten million random ratings a method through random packs: every kernel of this machine decides as
// the interpreter does, to the last bit.
//
//   pbr_kernel_check [--rows N] [--packs N] [--seed N] [--method profile|logit|table]
#include <atomic>
#include <charconv>
#include <cstring>
#include <iostream>
#include <mutex>
#include <thread>

#include "support/random_packs.hpp"
#include "support/same_decisions.hpp"

namespace {

using pbr::test::Draws;

struct Options {
  std::uint64_t rows = 10'000'000;  ///< a method
  std::uint64_t packs = 500;        ///< a method
  std::uint64_t seed = 1;
  std::string_view method;  ///< empty: all
};

std::optional<Options> options_from(int count, char** arguments) {
  Options options;
  for (int at = 1; at < count; at += 2) {
    const std::string_view name = arguments[at];
    if (at + 1 == count) return std::nullopt;
    const std::string_view text = arguments[at + 1];
    if (name == "--method") {
      options.method = text;
      continue;
    }
    std::uint64_t* number = name == "--rows"    ? &options.rows
                            : name == "--packs" ? &options.packs
                            : name == "--seed"  ? &options.seed
                                                : nullptr;
    if (number == nullptr) return std::nullopt;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), *number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  }
  return options.packs == 0 ? std::nullopt : std::optional(options);
}

// One method: packs are handed out by number, and each draws all it needs from its own seed.
class Check {
 public:
  Check(pbr::Method method, const Options& options) : method_(method), options_(options) {}

  bool run() {
    std::thread other([this] { work(); });
    work();
    other.join();
    std::cout << to_text(method_) << ": " << rows_ << " vectors, " << options_.packs << " packs, "
              << differences_ << " differences;";
    for (const pbr::Kernel kernel : pbr::kernels()) std::cout << ' ' << to_text(kernel);
    std::cout << std::endl;
    return differences_ == 0;
  }

 private:
  void work() {
    for (std::uint64_t pack; (pack = next_++) < options_.packs;) {
      const auto share = [&](std::uint64_t at) { return options_.rows * at / options_.packs; };
      check_pack(pack, share(pack + 1) - share(pack));
    }
  }

  void check_pack(std::uint64_t number, std::uint64_t rows) {
    Draws draws((options_.seed << 32) + number);
    const pbr::ClusterPack pack = random_pack(draws, method_);
    const pbr::test::EveryKernel kernels(pack);
    std::vector<pbr::Assessment> block;
    for (std::uint64_t left = rows; left > 0; left -= block.size()) {
      const auto full = std::min<std::uint64_t>(left, pbr::RatingBlock::capacity);
      block.resize(draws.percent(95) ? full : 1 + draws.below(full));
      for (auto& assessment : block) assessment = random_assessment(draws);
      const auto difference = kernels.difference(block);
      rows_ += block.size();
      if (!difference) continue;
      tell(number, *difference);
      return;
    }
  }

  void tell(std::uint64_t pack, const std::string& difference) {
    const std::lock_guard lock(telling_);
    ++differences_;
    std::cout << to_text(method_) << ", seed " << options_.seed << ", pack " << pack << ": "
              << difference << std::endl;
  }

  pbr::Method method_;
  const Options& options_;
  std::atomic<std::uint64_t> next_{0}, rows_{0};
  std::mutex telling_;
  std::uint64_t differences_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const auto options = options_from(count, arguments);
  if (!options) {
    std::cerr << "usage: pbr_kernel_check [--rows N] [--packs N] [--seed N] [--method METHOD]\n";
    return 2;
  }
  bool same = true;
  for (const pbr::Method method : {pbr::Method::profile, pbr::Method::logit, pbr::Method::table}) {
    if (!options->method.empty() && options->method != to_text(method)) continue;
    same = Check(method, *options).run() && same;
  }
  return same ? 0 : 1;
}
