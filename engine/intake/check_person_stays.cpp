// Stays beside each other, and records beside the referral they name.
#include <algorithm>

#include "intake/check_person.hpp"

namespace pbr::intake {
namespace {

using Texts = std::pair<std::string, std::string>;

const Referral* referral_named(const CareRecord& care, const ProviderId& provider,
                               const ReferralId& id) {
  if (id.empty()) return nullptr;
  const auto at =
      std::find_if(care.referrals.begin(), care.referrals.end(),
                   [&](const Referral* r) { return r->provider == provider && r->referral == id; });
  return at == care.referrals.end() ? nullptr : *at;
}

void tell(TableKind table, Row row, std::string_view field, Date day, std::string_view expected,
          Date bound, std::string_view because, Findings& findings) {
  findings.add(table, row, field, "IN028", Severity::warning, [&] {
    return Texts{to_text(day), std::string(expected) + to_text(bound) + std::string(because)};
  });
}

template <class Record>
void check_one(const CareRecord& care, const Record& record, TableKind table,
               std::string_view field, Date day, bool after_too, Findings& findings) {
  const Referral* referral = referral_named(care, record.provider, record.referral);
  if (referral == nullptr) return;
  if (day < referral->received) {
    tell(table, record.row, field, day, "a day on or after ", referral->received,
         ", when its referral was received; kept", findings);
  } else if (after_too && referral->closed && day > *referral->closed) {
    tell(table, record.row, field, day, "a day on or before ", *referral->closed,
         ", when its referral closed; kept", findings);
  }
}

}  // namespace

void check_referral_days(const CareRecord& care, Findings& findings) {
  for (const auto* s : care.clusters) {
    check_one(care, *s, TableKind::clusters, "start", s->start, false, findings);
  }
  for (const auto* s : care.stays) {
    check_one(care, *s, TableKind::stays, "start", s->start, true, findings);
  }
  for (const auto* c : care.contacts) {
    check_one(care, *c, TableKind::contacts, "date", c->date, true, findings);
  }
}

// In order of their starts; the one that ends last is what the next can overlap.
void check_stays(const CareRecord& care, Findings& findings) {
  const Stay* longest = nullptr;
  for (const Stay* stay : care.stays) {
    const bool overlaps = longest != nullptr && (!longest->end || stay->start < *longest->end);
    if (overlaps) {
      findings.add(TableKind::stays, stay->row, "start", "IN027", Severity::warning, [&] {
        const auto row = std::to_string(longest->row);
        return Texts{to_text(stay->start),
                     (longest->end ? "a day on or after " + to_text(*longest->end) + ", when row " +
                                         row + " ends"
                                   : "no other stay while row " + row + " is open") +
                         "; a day is counted once"};
      });
    }
    const bool ends_later =
        longest == nullptr || (longest->end && (!stay->end || *stay->end > *longest->end));
    if (ends_later) longest = stay;
  }
}

}  // namespace pbr::intake
