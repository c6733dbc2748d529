#include "pbr/scorecard.hpp"

#include "scorecard/card.hpp"
#include "scorecard/scalar.hpp"
#include "scorecard/vertical.hpp"

namespace pbr {

std::string_view to_text(Kernel kernel) {
  switch (kernel) {
    case Kernel::avx2:
      return "AVX2";
    case Kernel::avx512:
      return "AVX-512";
    case Kernel::scalar:
      break;
  }
  return "scalar";
}

std::vector<Kernel> kernels() {
  std::vector<Kernel> found{Kernel::scalar};
  for (const Kernel each : {Kernel::avx2, Kernel::avx512}) {
    if (scorecard::vertical_kernel(each) != nullptr) found.push_back(each);
  }
  return found;
}

struct Scorecard::State {
  const ClusterPack& pack;
  scorecard::Card card;
  Kernel kernel;
  scorecard::VerticalKernel decide;  ///< null: the scalar kernel
};

Scorecard::Scorecard(const ClusterPack& pack) : Scorecard(pack, kernels().back()) {}

Scorecard::Scorecard(const ClusterPack& pack, Kernel kernel) {
  auto card = scorecard::compile(pack);
  const auto vertical = card.vertical ? scorecard::vertical_kernel(kernel) : nullptr;
  if (vertical == nullptr) kernel = Kernel::scalar;
  state_ = std::make_unique<const State>(State{pack, std::move(card), kernel, vertical});
}

Scorecard::~Scorecard() = default;
Scorecard::Scorecard(Scorecard&&) noexcept = default;
Scorecard& Scorecard::operator=(Scorecard&&) noexcept = default;

Kernel Scorecard::kernel() const { return state_->kernel; }

void Scorecard::decide(const RatingBlock& block, std::span<Decision> decisions) const {
  if (state_->decide != nullptr) {
    state_->decide(state_->card, block, decisions);
  } else {
    scorecard::decide_scalar(state_->card, block, decisions);
  }
}

namespace {

// Assessments on their way through one scorecard: rows of one super-class gather in one block, so
// that a kernel leaves out whole pages, and each decision finds back to its assessment's place.
class Gathering {
 public:
  Gathering(const Scorecard& card, const ClusterPack& pack, std::span<const Assessment> assessments)
      : card_(card), pack_(pack), assessments_(assessments), result_(assessments.size()) {}

  std::vector<Allocation> go() {
    for (std::size_t at = 0; at < assessments_.size(); ++at) {
      if (auto refused = unusable(pack_, assessments_[at])) {
        result_[at] = *std::move(refused);
        continue;
      }
      Gathered& gathered =
          by_super_class_.at(static_cast<std::size_t>(assessments_[at].super_class));
      gathered.places[gathered.block.rows] = at;
      gathered.block.add(assessments_[at]);
      if (gathered.block.rows == RatingBlock::capacity) decide(gathered);
    }
    for (Gathered& gathered : by_super_class_) decide(gathered);
    return std::move(result_);
  }

 private:
  struct Gathered {
    RatingBlock block;
    std::array<std::size_t, RatingBlock::capacity> places{};
  };

  void decide(Gathered& gathered) {
    card_.decide(gathered.block, decisions_);
    for (std::size_t row = 0; row < gathered.block.rows; ++row) {
      const std::size_t at = gathered.places[row];
      result_[at] = in_words(pack_, assessments_[at], decisions_[row]);
    }
    gathered.block.rows = 0;
  }

  const Scorecard& card_;
  const ClusterPack& pack_;
  std::span<const Assessment> assessments_;
  std::vector<Allocation> result_;
  std::array<Gathered, 4> by_super_class_;
  std::array<Decision, RatingBlock::capacity> decisions_;
};

}  // namespace

std::vector<Allocation> Scorecard::allocate(std::span<const Assessment> assessments) const {
  return Gathering(*this, state_->pack, assessments).go();
}

}  // namespace pbr
