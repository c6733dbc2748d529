#include <set>

#include "rulebook/contradictions.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/snomed.hpp"

namespace pbr {
namespace {

using rulebook::read_item;
using yaml::Node;
using yaml::Reader;

constexpr std::int64_t highest_rating = 8;  // 9 says "not known" in every table

class InstrumentReader {
 public:
  InstrumentReader(Reader& reader, const Node& root, Instrument& pack)
      : in_(reader), root_(root), pack_(pack) {}

  void read() {
    read_ratings();
    read_items();
    read_assumption();
    read_item_8_types();
    read_subscales();
    rulebook::read_ages(in_, root_, pack_);
    rulebook::read_contradictions(in_, root_, pack_);
  }

 private:
  std::optional<Rating> rating_of(const Node& mapping, std::string_view key, std::int64_t highest) {
    const Node* node = in_.required(mapping, key);
    if (node == nullptr) return std::nullopt;
    const auto value = in_.whole(*node, key, 0, highest);
    return value ? std::optional(static_cast<Rating>(*value)) : std::nullopt;
  }

  void check_range(const Node& node, Rating lowest, Rating highest) {
    if (lowest < highest) return;
    in_.problem("RB013", node, "the highest rating is not above the lowest",
                std::to_string(lowest) + " to " + std::to_string(highest),
                "a highest rating above the lowest");
  }

  void read_ratings() {
    const Node* node = in_.required(root_, "ratings");
    if (node == nullptr || !in_.only_keys(*node, "ratings", rulebook::keys::ratings)) return;
    lowest_ = rating_of(*node, "lowest", highest_rating).value_or(lowest_);
    highest_ = rating_of(*node, "highest", highest_rating).value_or(highest_);
    check_range(*node, lowest_, highest_);
    constexpr std::int64_t largest_code = 99;
    pack_.unknown = rating_of(*node, "unknown", largest_code).value_or(pack_.unknown);
    if (lowest_ <= pack_.unknown && pack_.unknown <= highest_) {
      in_.problem("RB013", *node, "the code for not known is also a rating",
                  std::to_string(pack_.unknown), "a code outside the ratings");
    }
  }

  void read_items() {
    const Node* node = in_.required(root_, "items");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "items")) return;
    std::set<std::size_t> given;
    for (const auto& entry : node->entries) {
      const auto item = read_item(in_, entry);
      if (!item) continue;
      given.insert(*item);
      read_one(*item, entry.value);
    }
    for (std::size_t item = 0; item < mhct_item_count; ++item) {
      if (given.contains(item)) continue;
      in_.problem("RB011", *node, "item \"" + std::string(item_column(item)) + "\" is missing", {},
                  "every item from item_1 to item_13 and item_a to item_e");
    }
  }

  void read_one(std::size_t index, const Node& node) {
    InstrumentItem& item = pack_.items.at(index);
    item.label = item_label(index);
    item.lowest = lowest_;
    item.highest = highest_;
    if (!in_.only_keys(node, "an item", rulebook::keys::item)) return;
    item.name = in_.text_of(node, "name").value_or("");
    item.historical = flag(node, "historical");
    item.snomed_assumed = flag(node, "assumed");
    if (node.find("lowest") != nullptr) {
      item.lowest = rating_of(node, "lowest", highest_rating).value_or(lowest_);
    }
    if (node.find("highest") != nullptr) {
      item.highest = rating_of(node, "highest", highest_rating).value_or(highest_);
    }
    check_range(node, item.lowest, item.highest);
    read_snomed(item, node);
  }

  bool flag(const Node& mapping, std::string_view key) {
    const Node* node = mapping.find(key);
    return node != nullptr && in_.truth(*node, key).value_or(false);
  }

  void read_snomed(InstrumentItem& item, const Node& mapping) {
    item.snomed = code_of(mapping, "snomed");
    item.snomed_older = code_of(mapping, "snomed_older");
  }

  std::string code_of(const Node& mapping, std::string_view key) {
    const Node* node = mapping.find(key);
    if (node == nullptr) return {};
    const auto code = rulebook::read_snomed(in_, *node, key);
    if (!code) return {};
    if (!codes_.insert(*code).second) {
      in_.problem("RB015", *node, "two items have the same SNOMED CT code", *code,
                  "one code an item");
    }
    return *code;
  }

  void read_assumption() {
    const bool assumed =
        std::any_of(pack_.items.begin(), pack_.items.end(),
                    [](const InstrumentItem& item) { return item.snomed_assumed; });
    const Node* node = root_.find("assumption");
    const auto sentence = node == nullptr ? std::nullopt : in_.text(*node, "assumption");
    pack_.assumption = sentence.value_or("");
    if (assumed && node == nullptr) {
      in_.problem("RB018", root_, "a code is assumed and no sentence says what is assumed", {},
                  "assumption: and a sentence");
    }
  }

  void read_item_8_types() {
    const Node* node = in_.required(root_, "item_8_types");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "item_8_types")) return;
    for (const auto& entry : node->entries) {
      const bool letter = entry.key.size() == 1 && entry.key[0] >= 'A' && entry.key[0] <= 'Z';
      const auto name = in_.text(entry.value, "the name of a letter");
      if (letter && name) {
        pack_.item_8_types[entry.key[0]] = *name;
      } else if (!letter) {
        in_.problem("RB016", entry, "a kind of problem of item 8 is one capital letter", entry.key,
                    "A to Z");
      }
    }
  }

  void read_subscales() {
    const Node* node = in_.required(root_, "subscales");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "subscales")) return;
    for (const auto& entry : node->entries) {
      auto& items = pack_.subscales[entry.key];
      for (const Node* name : in_.sequence(entry.value, "a subscale")) {
        if (const auto item = read_item(in_, *name)) items.push_back(*item);
      }
      if (entry.value.kind == yaml::Kind::sequence && entry.value.items.empty()) {
        in_.problem("RB017", entry, "a subscale has no items", "an empty list", "its items");
      }
    }
  }

  Reader& in_;
  const Node& root_;
  Instrument& pack_;
  Rating lowest_ = 0;
  Rating highest_ = 4;
  std::set<std::string> codes_;
};

}  // namespace

Loaded<Instrument> rulebook::read_instrument_pack(const std::string& reference,
                                                  const yaml::Document& document,
                                                  Diagnostics problems) {
  return read_pack<Instrument>("instrument", keys::instrument, reference, document,
                               std::move(problems),
                               [](Reader& reader, const Node& root, Instrument& pack) {
                                 InstrumentReader(reader, root, pack).read();
                               });
}

Loaded<Instrument> load_instrument(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_instrument_pack);
}

}  // namespace pbr
