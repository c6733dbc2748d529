// What the ratings of an assessment say beside each other, and beside those of the same day.
#include <algorithm>
#include <map>

#include "intake/check_person.hpp"

namespace pbr::intake {
namespace {

using Texts = std::pair<std::string, std::string>;

constexpr std::size_t many_ratings = 12;  // as many as HoNOS has
constexpr std::size_t item_8 = 7;

bool holds(const Condition& condition, const Instrument& instrument, const Assessment& a) {
  const std::size_t item = instrument.values[condition.derived].terms.front().item;
  const Rating rating = a.ratings[item];
  if (rating == not_known || condition.unknown) return condition.unknown && rating == not_known;
  return condition.lowest <= rating && rating <= condition.highest;
}

bool holds(const Contradiction& rule, const Instrument& instrument, const Assessment& a) {
  return rule.when.super_classes[static_cast<std::size_t>(a.super_class)] &&
         std::all_of(rule.when.conditions.begin(), rule.when.conditions.end(),
                     [&](const Condition& c) { return holds(c, instrument, a); });
}

// "item_13 3, super_class C": all that the rule looked at.
std::string looked_at(const Contradiction& rule, const Instrument& instrument,
                      const Assessment& a) {
  std::string text;
  for (const auto& condition : rule.when.conditions) {
    const std::size_t item = instrument.values[condition.derived].terms.front().item;
    text += (text.empty() ? "" : ", ") + std::string(item_column(item)) + " " +
            std::to_string(a.ratings[item]);
  }
  const auto& classes = rule.when.super_classes;
  if (!std::all_of(classes.begin(), classes.end(), [](bool any) { return any; })) {
    text +=
        (text.empty() ? "super_class " : ", super_class ") + std::string(to_text(a.super_class));
  }
  return text;
}

void check_contradictions(const Assessment& a, const Instrument& instrument, Findings& findings) {
  for (const auto& rule : instrument.contradictions) {
    if (!holds(rule, instrument, a)) continue;
    const auto& conditions = rule.when.conditions;
    const auto field =
        conditions.empty()
            ? std::string_view("super_class")
            : item_column(instrument.values[conditions.front().derived].terms.front().item);
    findings.add(TableKind::assessments, a.row, field, "IN021", rule.severity, [&] {
      return Texts{looked_at(rule, instrument, a), rule.says + " (" + rule.id + "); kept"};
    });
  }
}

void check_all_alike(const Assessment& a, Findings& findings) {
  std::size_t known = 0;
  std::optional<Rating> first;
  for (const Rating rating : a.ratings) {
    if (rating == not_known) continue;
    if (first && rating != *first) return;
    first = rating;
    ++known;
  }
  if (known < many_ratings) return;
  findings.add(TableKind::assessments, a.row, "item_1", "IN023", Severity::note, [&] {
    return Texts{std::to_string(known) + " items rated " + std::to_string(*first),
                 "ratings that differ; kept"};
  });
}

void check_item_8(const Assessment& a, Findings& findings) {
  if (a.ratings[item_8] == not_known || a.ratings[item_8] == 0 || a.item_8_type != 0) return;
  findings.add(TableKind::assessments, a.row, "item_8_type", "IN024", Severity::note, [&] {
    return Texts{"",
                 "a letter, A to J, because item_8 is rated " + std::to_string(a.ratings[item_8])};
  });
}

// Each row is held against the one before it of that day and provider; the list is in order of
// days.
void check_same_day(const std::vector<const Assessment*>& list, Findings& findings) {
  std::map<ProviderId, const Assessment*> of_day;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Assessment& a = *list[i];
    if (i > 0 && list[i - 1]->date != a.date) of_day.clear();
    const Assessment*& earlier = of_day[a.provider];
    if (earlier != nullptr && earlier->ratings != a.ratings) {
      findings.add(TableKind::assessments, a.row, "date", "IN025", Severity::warning, [&] {
        return Texts{to_text(*a.date), "the ratings of row " + std::to_string(earlier->row) +
                                           ", of the same day at the same provider; the last row "
                                           "that can be used counts"};
      });
    }
    earlier = &a;
  }
}

}  // namespace

void check_ratings(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings) {
  for (const auto* a : care.assessments) {
    if (terms.instrument != nullptr) check_contradictions(*a, *terms.instrument, findings);
    check_all_alike(*a, findings);
    check_item_8(*a, findings);
  }
  check_same_day(care.assessments, findings);
}

}  // namespace pbr::intake
