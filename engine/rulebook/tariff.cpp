#include "rulebook/dated.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using rulebook::cluster_code;
using rulebook::Start;
using yaml::Entry;
using yaml::Node;
using yaml::Reader;

class TariffReader {
 public:
  TariffReader(Reader& reader, const Node& root, PriceBook& book)
      : in_(reader), root_(root), book_(book) {}

  void read() {
    read_rounding();
    if (const Node* unit = in_.required(root_, "unit")) in_.one_of(*unit, "unit", {"cluster_day"});
    read_prices();
    if (const Node* adjustments = root_.find("adjustments")) read_adjustments(*adjustments);
  }

 private:
  void read_rounding() {
    const Node* node = in_.required(root_, "rounding");
    if (node == nullptr || !in_.only_keys(*node, "rounding", rulebook::keys::rounding)) return;
    if (const Node* mode = in_.required(*node, "mode")) {
      const auto word = in_.one_of(*mode, "mode", {"half_up", "half_even", "down", "up"});
      if (word) book_.rounding = static_cast<Rounding>(*word);
    }
    if (const Node* step = in_.required(*node, "step")) {
      if (in_.one_of(*step, "step", {"invoice_line"})) book_.rounding_step = step->text;
    }
    in_.text_of(*node, "source");
  }

  void read_prices() {
    const Node* node = in_.required(root_, "prices");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "prices")) return;
    std::vector<ClusterCode> given;
    for (const auto& entry : node->entries) {
      const auto code = cluster_code(entry.key);
      if (!code) {
        in_.problem("RB031", entry, "this is no cluster code", entry.key,
                    "one to eight digits or capital letters, such as 08");
        continue;
      }
      if (std::find(given.begin(), given.end(), *code) != given.end()) {
        in_.problem("RB044", entry, "cluster " + code->text() + " is priced twice", entry.key,
                    "one entry a cluster, its prices dated where they change");
        continue;
      }
      given.push_back(*code);
      read_cluster(*code, entry);
    }
  }

  void read_cluster(const ClusterCode& code, const Entry& entry) {
    const Node& node = entry.value;
    if (!in_.only_keys(node, "the prices of a cluster", rulebook::keys::price)) return;
    const std::string source = rulebook::optional_text(in_, node, "source");
    bool priced = false;
    for (const auto unit : tariff_units) {
      const Node* value = node.find(to_text(unit));
      if (value == nullptr) continue;
      priced = true;
      book_.prices[{code, unit}] = read_dated(*value, to_text(unit), source);
    }
    if (!priced) {
      in_.problem("RB045", entry, "cluster " + code.text() + " has no price", {},
                  "non_admitted_day, admitted_day or initial_assessment");
    }
  }

  // One price for the book's whole validity, or a list of dated ones.
  std::vector<Dated<Pence>> read_dated(const Node& node, std::string_view unit,
                                       const std::string& source) {
    std::vector<Dated<Pence>> values;
    std::vector<Start> starts;
    for (const Node* item : in_.sequence(node, unit)) {
      const bool dated = item->kind == yaml::Kind::mapping;
      if (dated && !in_.only_keys(*item, "a dated price", rulebook::keys::dated)) continue;
      const Node* value = dated ? in_.required(*item, "value") : item;
      const auto price = value == nullptr ? std::nullopt : read_price(*value);
      const auto start = dated ? read_start(*item) : Start{book_.header.valid.first, item};
      if (!price || !start) continue;
      const auto own = dated ? rulebook::optional_text(in_, *item, "source") : "";
      values.push_back({{}, *price, own.empty() ? source : own, in_.where(*value)});
      starts.push_back(*start);
      check_source(values.back(), *value);
    }
    const auto periods = rulebook::periods_of(in_, starts, book_.header.valid, unit);
    for (std::size_t i = 0; i < values.size(); ++i) values[i].valid = periods[i];
    return values;
  }

  std::optional<Start> read_start(const Node& item) {
    const Node* from = item.find("from");
    if (from == nullptr) return Start{book_.header.valid.first, &item};
    const auto day = in_.date(*from, "from");
    return day ? std::optional(Start{*day, from}) : std::nullopt;
  }

  void check_source(const Dated<Pence>& price, const Node& at) {
    if (!price.source.empty()) return;
    in_.problem("RB046", at, "this price has no source", to_pounds(price.value),
                "source: beside it or for the whole cluster", "say who agreed it, or stated by us");
  }

  std::optional<Pence> read_price(const Node& node) {
    if (node.kind == yaml::Kind::scalar && more_than_pence(node.text)) {
      in_.problem("RB012", node, "price has more than two decimals", node.text,
                  "pounds with two decimals", "round the price where the contract says how");
      return std::nullopt;
    }
    const auto price = in_.pounds(node, "price");
    if (!price || *price >= Pence{}) return price;
    in_.problem("RB040", node, "price is below zero", node.text, "0.00 or more");
    return std::nullopt;
  }

  static bool more_than_pence(std::string_view text) {
    const auto point = text.find('.');
    return Rate::parse(text).has_value() && point != std::string_view::npos &&
           text.size() - point - 1 > 2;
  }

  void read_adjustments(const Node& node) {
    for (const Node* item : in_.sequence(node, "adjustments")) {
      if (in_.only_keys(*item, "an adjustment", rulebook::keys::adjustment)) read_adjustment(*item);
    }
    std::vector<std::string> done;
    for (const auto& adjustment : book_.adjustments) {
      if (std::find(done.begin(), done.end(), adjustment.id) != done.end()) continue;
      done.push_back(adjustment.id);
      close_periods(adjustment.id);
    }
  }

  void read_adjustment(const Node& node) {
    Adjustment adjustment;
    if (const Node* id = in_.required(node, "id")) {
      adjustment.id = rulebook::read_id(in_, *id, "id").value_or("");
    }
    const auto factor = in_.rate_of(node, "factor");
    const auto from = in_.date_of(node, "from");
    adjustment.factor.source = in_.text_of(node, "source").value_or("");
    if (factor && *factor <= Rate{}) {
      in_.problem("RB043", *node.find("factor"), "a factor is not above zero", to_text(*factor),
                  "a factor such as 0.982");
    }
    if (!factor || !from || adjustment.id.empty()) return;
    adjustment.factor.value = *factor;
    adjustment.factor.at = in_.where(node);
    book_.adjustments.push_back(std::move(adjustment));
    starts_.push_back({*from, node.find("from")});
  }

  // Factors of one id follow each other; factors of different ids apply side by side.
  void close_periods(const std::string& id) {
    std::vector<std::size_t> of_id;
    std::vector<Start> starts;
    for (std::size_t i = 0; i < book_.adjustments.size(); ++i) {
      if (book_.adjustments[i].id != id) continue;
      of_id.push_back(i);
      starts.push_back(starts_[i]);
    }
    const auto periods = rulebook::periods_of(in_, starts, book_.header.valid, id);
    for (std::size_t i = 0; i < of_id.size(); ++i) {
      book_.adjustments[of_id[i]].factor.valid = periods[i];
    }
  }

  Reader& in_;
  const Node& root_;
  PriceBook& book_;
  std::vector<Start> starts_;  // of the adjustments, one each
};

}  // namespace

Loaded<PriceBook> load_tariff(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack<PriceBook>("tariff", rulebook::keys::tariff, reference, paths,
                                        [](Reader& reader, const Node& root, PriceBook& book) {
                                          TariffReader(reader, root, book).read();
                                        });
}

}  // namespace pbr
