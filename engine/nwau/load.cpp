#include "base/int128.hpp"
#include "pbr/nwau.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using yaml::Entry;
using yaml::Node;
using yaml::Reader;
namespace keys = rulebook::keys;

constexpr std::int64_t highest_weight = 100;
constexpr std::int64_t highest_adjustment = 5;

// A class as the tables write it: the digit of its stream, then digits and capitals.
bool is_class(std::string_view code, char stream) {
  constexpr std::size_t longest = 8;
  return code.size() > 1 && code.size() <= longest && code.front() == stream &&
         code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

class NwauReader {
 public:
  NwauReader(Reader& reader, const Node& root, NwauPack& pack)
      : in_(reader), root_(root), pack_(pack) {}

  void read() {
    if (const Node* node = section("formula", keys::nwau_formula)) read_formula(*node);
    if (const Node* node = section("adjustments", keys::nwau_adjustments)) read_adjustments(*node);
    if (const Node* node = section("accommodation", keys::nwau_states)) read_accommodation(*node);
    read_classes("admitted", '1', [this](const Entry& entry) { read_admitted(entry); });
    read_classes("community", '2', [this](const Entry& entry) { read_community(entry); });
    read_classes("ppsa", '1', [this](const Entry& entry) { read_ppsa(entry); });
  }

 private:
  const Node* section(std::string_view key, keys::Keys known) {
    const Node* node = in_.required(root_, key);
    return node != nullptr && in_.only_keys(*node, key, known) ? node : nullptr;
  }

  // A number in millionths, 0 where it cannot be read: the pack is then given up at the end.
  std::int64_t millionths(const Node& node, std::string_view what, std::int64_t highest) {
    const auto rate = in_.rate(node, what);
    if (!rate) return 0;
    const std::int64_t unit = power_of_ten(nwau_places);
    const bool whole = unit % rate->denominator() == 0;
    if (whole && *rate >= Rate{} && *rate <= Rate{highest}) {
      return rate->numerator() * (unit / rate->denominator());
    }
    in_.problem("RB131", node, std::string(what) + " is out of range", node.text,
                "0 to " + std::to_string(highest) + ", at most six decimals");
    return 0;
  }

  std::int64_t weight(const Node& mapping, std::string_view key) {
    const Node* node = in_.required(mapping, key);
    return node == nullptr ? 0 : millionths(*node, key, highest_weight);
  }

  std::int64_t adjustment(const Node& mapping, std::string_view key) {
    const Node* node = in_.required(mapping, key);
    return node == nullptr ? 0 : millionths(*node, key, highest_adjustment);
  }

  void read_formula(const Node& node) {
    if (const Node* name = in_.required(node, "name")) in_.one_of(*name, "name", {"mh-2024"});
    if (const Node* ppsa = in_.required(node, "ppsa")) {
      pack_.national_ppsa = in_.one_of(*ppsa, "ppsa", {"state", "national"}) == 1;
    }
    const Node* rounding = in_.required(node, "rounding");
    if (rounding == nullptr || !in_.only_keys(*rounding, "rounding", keys::nwau_rounding)) return;
    if (const Node* mode = in_.required(*rounding, "mode")) in_.one_of(*mode, "mode", {"half_up"});
    read_places(*rounding, "w01", nwau_places, pack_.w01_places);
    read_places(*rounding, "gwau", 2 * nwau_places, pack_.gwau_places);
    read_places(*rounding, "nwau", 2 * nwau_places, pack_.nwau_places);
  }

  void read_places(const Node& rounding, std::string_view key, int most, int& places) {
    const Node* node = in_.required(rounding, key);
    if (node == nullptr) return;
    if (const auto read = in_.whole(*node, key, 0, most)) places = static_cast<int>(*read);
  }

  void read_adjustments(const Node& node) {
    pack_.indigenous = adjustment(node, "indigenous");
    pack_.specialist_paediatric = adjustment(node, "specialist_paediatric");
    read_remoteness(node, "patient_remoteness", pack_.patient_remoteness);
    read_remoteness(node, "treatment_remoteness", pack_.treatment_remoteness);
  }

  void read_remoteness(const Node& mapping, std::string_view key,
                       std::array<std::int64_t, remoteness_count>& values) {
    const Node* node = in_.required(mapping, key);
    if (node == nullptr) return;
    const auto items = in_.sequence(*node, key);
    if (items.size() != remoteness_count) {
      in_.problem("RB134", *node, std::string(key) + " has not one value an area",
                  std::to_string(items.size()), "five values, of the areas 0 to 4");
      return;
    }
    for (std::size_t at = 0; at < values.size(); ++at) {
      values[at] = millionths(*items[at], key, highest_adjustment);
    }
  }

  void read_accommodation(const Node& node) {
    for (std::size_t state = 0; state < nwau_state_count; ++state) {
      const Node* rates = node.find(nwau_states[state]);
      if (rates == nullptr || !in_.only_keys(*rates, nwau_states[state], keys::nwau_accommodation))
        continue;
      pack_.accommodation[state] =
          Accommodation{adjustment(*rates, "overnight"), adjustment(*rates, "same_day")};
    }
  }

  template <class Read>
  void read_classes(std::string_view key, char stream, Read read) {
    const Node* node = in_.required(root_, key);
    if (node == nullptr || !rulebook::is_mapping(in_, *node, key)) return;
    if (node->entries.empty()) in_.problem("RB135", *node, std::string(key) + " has no class");
    for (const auto& entry : node->entries) {
      if (is_class(entry.key, stream)) {
        read(entry);
      } else {
        in_.problem("RB130", entry, "this is no class of the " + stream_name(stream) + " stream",
                    entry.key, std::string("digits and capitals that begin with ") + stream);
      }
    }
  }

  static std::string stream_name(char stream) { return stream == '1' ? "admitted" : "community"; }

  void read_admitted(const Entry& entry) {
    const Node& node = entry.value;
    if (!in_.only_keys(node, "an admitted class", keys::nwau_admitted)) return;
    const Node* cat = in_.required(node, "price_cat");
    const auto price_cat = cat == nullptr ? std::nullopt : in_.whole(*cat, "price_cat", 0, 1);
    if (!price_cat) return;
    AdmittedWeight& read = pack_.admitted[entry.key];
    read.at = in_.where(node);
    read.per_diem = *price_cat == 0;
    read.sso_base = weight(node, "sso_base");
    read.lso_perdiem = weight(node, "lso_perdiem");
    if (read.per_diem) {
      refuse_of_bounds(node);
    } else {
      read.sso_perdiem = weight(node, "sso_perdiem");
      read.inlier = weight(node, "inlier");
      read_bounds(node, read);
    }
  }

  void read_bounds(const Node& node, AdmittedWeight& read) {
    constexpr std::int64_t longest = 100'000;
    const Node* lower = in_.required(node, "inlier_lb");
    const Node* upper = in_.required(node, "inlier_ub");
    if (lower == nullptr || upper == nullptr) return;
    const auto lb = in_.whole(*lower, "inlier_lb", 0, longest);
    const auto ub = in_.whole(*upper, "inlier_ub", 0, longest);
    if (!lb || !ub) return;
    if (*ub < *lb) {
      in_.problem("RB132", *upper, "the upper bound lies below the lower one",
                  std::to_string(*lb) + " to " + std::to_string(*ub), "inlier_lb to inlier_ub");
    }
    read.inlier_lb = *lb;
    read.inlier_ub = *ub;
  }

  void refuse_of_bounds(const Node& node) {
    for (const auto* key : {"inlier_lb", "inlier_ub", "sso_perdiem", "inlier"}) {
      const Node* value = node.find(key);
      if (value == nullptr) continue;
      in_.problem("RB132", *value, std::string(key) + " has no meaning with price_cat 0",
                  value->text, "sso_base and lso_perdiem alone",
                  "leave it out, or say price_cat: 1");
    }
  }

  void read_community(const Entry& entry) {
    const Node& node = entry.value;
    if (!in_.only_keys(node, "a community class", keys::nwau_community)) return;
    pack_.community[entry.key] = {weight(node, "consumer_present"), weight(node, "consumer_absent"),
                                  in_.where(node)};
  }

  void read_ppsa(const Entry& entry) {
    if (!in_.only_keys(entry.value, "the PPSA of a class", keys::nwau_ppsa)) return;
    if (pack_.admitted.find(entry.key) == pack_.admitted.end()) {
      in_.problem("RB133", entry, "a PPSA of a class without a price", entry.key,
                  "a class that stands under admitted");
    }
    ServiceAdjustment& read = pack_.ppsa[entry.key];
    read.national = share(entry.value, "national");
    for (std::size_t state = 0; state < nwau_state_count; ++state) {
      read.states[state] = share(entry.value, nwau_states[state]);
    }
  }

  // Of a state for which there is none it is left out, and never 0.
  std::optional<std::int64_t> share(const Node& mapping, std::string_view key) {
    const Node* node = mapping.find(key);
    if (node == nullptr) return {};
    return millionths(*node, key, 1);
  }

  Reader& in_;
  const Node& root_;
  NwauPack& pack_;
};

}  // namespace

namespace {

Loaded<NwauPack> read_nwau(const std::string& reference, const yaml::Document& document,
                           Diagnostics problems) {
  return rulebook::read_pack<NwauPack>("nwau", keys::nwau, reference, document, std::move(problems),
                                       [](Reader& reader, const Node& root, NwauPack& pack) {
                                         NwauReader(reader, root, pack).read();
                                       });
}

}  // namespace

Loaded<NwauPack> load_nwau(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, read_nwau);
}

}  // namespace pbr
