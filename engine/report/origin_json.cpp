#include "report/origin_json.hpp"

#include <boost/json/array.hpp>
#include <filesystem>

namespace pbr {
namespace {

namespace json = boost::json;

json::array asked_value(const std::vector<AskedList>& asked) {
  json::array lists;
  for (const AskedList& each : asked) {
    json::object list;
    list["list"] = name_value(each.id);
    list["provider"] = name_value(each.provider.text());
    list["commissioner"] = name_value(each.commissioner.text());
    list["answer"] = to_text(each.answer);
    list["rule"] = name_value(each.rule);
    lists.push_back(std::move(list));
  }
  return lists;
}

json::array factors_value(const std::vector<FactorPart>& parts) {
  json::array factors;
  for (const FactorPart& part : parts) {
    json::object factor;
    factor["id"] = part.id;
    factor["factor"] = to_text(part.factor);
    factor["first_day"] = to_text(part.valid.first);
    factor["last_day"] = to_text(part.valid.last_day());
    factor["provider"] = name_value(part.provider.text());
    factor["commissioner"] = name_value(part.commissioner.text());
    json::array units;
    for (const TariffUnit unit : part.units) units.emplace_back(to_text(unit));
    factor["units"] = std::move(units);
    factor["source"] = part.source;
    factor["rule"] = part.rule;
    factors.push_back(std::move(factor));
  }
  return factors;
}

json::value non_contract_value(const std::optional<NonContractTerms>& terms) {
  if (!terms) return nullptr;
  json::object told;
  told["prices"] = terms->prices;
  told["host"] = name_value(terms->host.text());
  told["factor"] = to_text(terms->factor);
  told["source"] = terms->source;
  told["rule"] = terms->rule;
  return told;
}

}  // namespace

json::value name_value(const std::string& name) {
  if (name.empty()) return nullptr;
  return json::value(name);
}

json::object origin_value(const PriceOrigin& origin) {
  json::object told;
  told["price"] = to_pounds(origin.price);
  told["is_day_cost"] = origin.is_day_cost;
  told["review_days"] = origin.review_days == 0 ? json::value() : json::value(origin.review_days);
  told["first_day"] = to_text(origin.valid.first);
  told["last_day"] = to_text(origin.valid.last_day());
  told["source"] = origin.source;
  told["rule"] = origin.rule;
  told["asked"] = asked_value(origin.asked);
  told["non_contract"] = non_contract_value(origin.non_contract);
  told["factor"] = to_text(origin.factor);
  told["factors"] = factors_value(origin.factors);
  return told;
}

json::object book_value(const PackHeader& header) {
  json::object book;
  book["id"] = header.id;
  book["version"] = header.version;
  book["status"] = to_text(header.status);
  book["file"] = std::filesystem::path(header.file).filename().string();
  return book;
}

}  // namespace pbr
