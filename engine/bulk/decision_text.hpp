// Decisions as the text of their row, each told once: there are far fewer of them than rows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/cluster_pack.hpp"

namespace pbr::bulk {

/// One a thread. Holds the texts of the last decisions seen, so many and no more.
class DecisionText {
 public:
  /// The pack must outlive it.
  explicit DecisionText(const ClusterPack& pack);

  /// ",A,03,04,2,Y,reason\n" of an assessment of that super-class, at a review or not: in_words()
  /// looks at nothing else. Lives until the next call, RowText::overread bytes more readable.
  std::string_view of(const Decision& decision, SuperClass super_class, bool review);

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

  const ClusterPack& pack_;
  std::vector<Entry> entries_;
  std::string told_;
};

}  // namespace pbr::bulk
