// Decisions as the text of their row, each told once: there are far fewer of them than rows.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "pbr/allocation.hpp"
#include "pbr/cluster_pack.hpp"
#include "pbr/rating_block.hpp"

namespace pbr::bulk {

/// One a thread. Holds the texts of the last decisions seen, so many and no more.
class DecisionText {
 public:
  /// The pack must outlive it.
  explicit DecisionText(const ClusterPack& pack);

  /// The decisions of a block whose texts are wanted next: where each is kept is worked out, and
  /// fetched from memory, before the first is looked at. Both must live until the last is.
  void take(const RatingBlock& block, const std::array<Decision, RatingBlock::capacity>& decisions);

  /// ",A,03,04,2,Y,reason\n" of a row of the block: in_words() looks at nothing but the decision,
  /// the super-class and whether it is a review. Lives until the next call, RowText::overread bytes
  /// more readable.
  std::string_view of(std::size_t row);

 private:
  /// All of it in few words, so that two are soon compared.
  struct Key {
    std::array<std::uint64_t, 5> words{};
    // By hand: the compiler would call memcmp for it, which costs more than the comparison.
    friend bool operator==(const Key& a, const Key& b) {
      std::uint64_t different = 0;
      for (std::size_t at = 0; at < a.words.size(); ++at) different |= a.words[at] ^ b.words[at];
      return different == 0;
    }
  };
  static constexpr std::size_t places = std::size_t{1} << 14U;
  static constexpr std::size_t longest = 87;
  struct alignas(64) Entry {
    Key key;
    std::uint8_t size = 0;  ///< 0: empty
    std::array<char, longest> text{};
  };
  static_assert(sizeof(Entry) == 128);

  static Key key_of(const Decision& decision, SuperClass super_class, bool review);
  static std::size_t place_of(const Key& key);

  void tell(std::size_t row, Entry& entry);

  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };

  const ClusterPack& pack_;
  /// Pages of zeros that the system hands out when they are first written: a small table writes
  /// few.
  std::unique_ptr<void, Free> memory_;
  Entry* entries_ = nullptr;
  const RatingBlock* block_ = nullptr;
  const std::array<Decision, RatingBlock::capacity>* decisions_ = nullptr;
  std::array<Key, RatingBlock::capacity> keys_{};
  std::array<std::uint32_t, RatingBlock::capacity> places_{};
  std::string told_;
};

}  // namespace pbr::bulk
