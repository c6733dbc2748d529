// The cohort in MHSDS tables: names and joins as facts about the data set state them.
#include <algorithm>
#include <set>

#include "cohort_terms.hpp"
#include "cohort_writer.hpp"
#include "mhsds_table.hpp"
#include "pbr/result.hpp"

namespace pbr::synth {
namespace {

// nhsengland/MHSDS, reference data of assessments: "Recovering Quality of Life 10-item
// questionnaire score".
constexpr std::string_view reqol_10_code = "1091071000000100";

std::uint64_t submission_of(const std::string& provider) {
  const auto found = std::find_if(providers().begin(), providers().end(),
                                  [&](const ProviderTerms& p) { return p.code == provider; });
  if (found == providers().end()) throw InternalError("a row names a provider that is none");
  return static_cast<std::uint64_t>(found - providers().begin()) + 1;
}

std::string_view gender_code(const std::string& sex) { return sex == "M" ? "1" : "2"; }
// 5 attended on time, 3 did not attend; NHS England counts 5 and 6 as attended.
std::string_view attendance_code(const std::string& kind) { return kind == "attended" ? "5" : "3"; }
// 01 employed, 02 unemployed (NHS Data Dictionary, EMPLOYMENT STATUS).
std::string_view employment_code(const std::string& employed) {
  return employed == "Y" ? "01" : "02";
}

// ClustToolAssReason: its code list is not among our sources; these are codes of ours.
std::string reason_code(const std::string& reason) {
  return reason.empty() ? "" : std::string(1, static_cast<char>(reason[0] - 'a' + 'A'));
}

// UniqXxxID = OrgIDProv + local id.
std::string unique_id(const TextRow& row, const std::string& local) {
  return local.empty() ? "" : row["provider"] + local;
}

class MhsdsWriter : public CohortWriter {
 public:
  MhsdsWriter(OutputFolder& folder, const Instrument& instrument, MhsdsForm form);

  void write(const PersonRows& person) override {
    write_person(person);
    for (const TextRow& row : person.of(TableKind::statuses)) write_status(person, row);
    for (const TextRow& row : person.of(TableKind::referrals)) write_referral(person, row);
    write_contacts(person);
    write_stays(person);
    for (const TextRow& row : person.of(TableKind::measures)) write_score(person, row);
    for (const TextRow& row : person.of(TableKind::assessments)) write_assessment(person, row);
    for (const TextRow& row : person.of(TableKind::clusters)) write_spell(person, row);
  }

  [[nodiscard]] RowCounts rows() const override {
    RowCounts counts;
    for (const MhsdsTable* table :
         {&persons_, &accommodation_, &employment_, &referrals_, &contacts_, &hospital_, &wards_,
          &scores_, &tools_, &items_, &clusters_}) {
      counts.emplace_back(table->name(), table->rows());
    }
    return counts;
  }

 private:
  static MhsdsKeys keys(const PersonRows& person, const TextRow& row) {
    const std::uint64_t submission = submission_of(row["provider"]);
    return {person.number * 10 + submission, submission, row["provider"], row["person_id"]};
  }

  // One row for each provider that knows the person.
  void write_person(const PersonRows& person) {
    const TextRow& row = person.of(TableKind::persons).front();
    std::set<std::string> known_to;
    for (const TextRow& referral : person.of(TableKind::referrals)) {
      if (!known_to.insert(referral["provider"]).second) continue;
      MhsdsKeys key = keys(person, referral);
      key.person = row["person_id"];
      persons_.write(key, {row["person_id"], row["birth_date"], gender_code(row["sex"]),
                           row["ethnic_group"], first_day(), row["commissioner"]});
    }
  }

  void write_status(const PersonRows& person, const TextRow& row) {
    if (!row["settled"].empty()) {
      accommodation_.write(keys(person, row), {"", row["settled"], row["date"]});
    }
    if (!row["employed"].empty()) {
      employment_.write(keys(person, row), {employment_code(row["employed"]), row["date"]});
    }
  }

  void write_referral(const PersonRows& person, const TextRow& row) {
    referrals_.write(keys(person, row),
                     {row["referral_id"], unique_id(row, row["referral_id"]), row["commissioner"],
                      row["received"], first_day(), row["closed"]});
  }

  void write_contacts(const PersonRows& person) {
    std::uint64_t next = 1;
    for (const TextRow& row : person.of(TableKind::contacts)) {
      const std::string id = "C" + std::to_string(person.number) + "-" + std::to_string(next++);
      contacts_.write(keys(person, row), {id, unique_id(row, id), row["referral_id"],
                                          unique_id(row, row["referral_id"]), row["date"],
                                          row["minutes"], attendance_code(row["kind"])});
    }
  }

  // Every stay is one hospital spell on one ward.
  void write_stays(const PersonRows& person) {
    std::uint64_t next = 1;
    for (const TextRow& row : person.of(TableKind::stays)) {
      const std::string of_person = std::to_string(person.number) + "-" + std::to_string(next++);
      const std::string spell = "H" + of_person, ward = "W" + of_person;
      hospital_.write(keys(person, row),
                      {spell, unique_id(row, spell), row["referral_id"],
                       unique_id(row, row["referral_id"]), row["start"], row["end"]});
      wards_.write(keys(person, row), {ward, unique_id(row, ward), spell, unique_id(row, spell),
                                       row["start"], row["end"]});
    }
  }

  void write_score(const PersonRows& person, const TextRow& row) {
    scores_.write(keys(person, row), {row["referral_id"], unique_id(row, row["referral_id"]),
                                      reqol_10_code, row["score"], row["date"]});
  }

  void write_assessment(const PersonRows& person, const TextRow& row) {
    const MhsdsKeys key = keys(person, row);
    const std::string& id = row["assessment_id"];
    tools_.write(key, {id, unique_id(row, id), "01", row["date"], reason_code(row["reason"]),
                       row["super_class"], initial_cluster(person, row)});
    for (std::size_t item = 0; item < mhct_item_count; ++item) {
      const std::string& rating = row[item_column(item)];
      items_.write(key, {id, unique_id(row, id), instrument_.items[item].snomed, rating});
    }
  }

  void write_spell(const PersonRows& person, const TextRow& row) {
    const std::string id = assessment_of(person, row);
    clusters_.write(keys(person, row),
                    {id, unique_id(row, id), row["start"], row["cluster_final"], row["end"]});
  }

  // RecordStartDate: every record is in the extract for the whole year.
  static std::string first_day() { return to_text(reporting_year().first); }

  // MHS801 holds the initial code, on the assessment that the spell's row names.
  static std::string initial_cluster(const PersonRows& person, const TextRow& assessment) {
    for (const TextRow& spell : person.of(TableKind::clusters)) {
      if (assessment_of(person, spell) == assessment["assessment_id"]) {
        return spell["cluster_initial"];
      }
    }
    return "";
  }

  // A month's submission holds one row for the cluster a person is in: it names the provider's
  // latest assessment inside the spell, which confirmed it last. Where a fault hides them all, the
  // provider's first.
  static std::string assessment_of(const PersonRows& person, const TextRow& spell) {
    std::string found, latest;
    for (const TextRow& assessment : person.of(TableKind::assessments)) {
      if (assessment["provider"] != spell["provider"]) continue;
      const std::string& date = assessment["date"];
      const bool inside = date >= spell["start"] && (spell["end"].empty() || date < spell["end"]);
      if (found.empty() || (inside && date >= latest)) {
        found = assessment["assessment_id"];
        latest = inside ? date : "";
      }
    }
    return found;
  }

  const Instrument& instrument_;
  MhsdsTable persons_, accommodation_, employment_, referrals_, contacts_, hospital_, wards_,
      scores_, tools_, items_, clusters_;
};

MhsdsWriter::MhsdsWriter(OutputFolder& folder, const Instrument& instrument, MhsdsForm form)
    : instrument_(instrument),
      persons_(folder, form, "MHS001MPI",
               {"LocalPatientId", "PersonBirthDate", "Gender", "EthnicCategory", "RecordStartDate",
                "OrgIDCCGRes"}),
      accommodation_(folder, form, "MHS003AccommStatus",
                     {"AccommodationType", "SettledAccommodationInd", "AccommodationTypeDate"}),
      employment_(folder, form, "MHS004EmpStatus", {"EmployStatus", "EmployStatusRecDate"}),
      referrals_(folder, form, "MHS101Referral",
                 {"ServiceRequestId", "UniqServReqID", "OrgIDComm", "ReferralRequestReceivedDate",
                  "RecordStartDate", "ServDischDate"}),
      contacts_(folder, form, "MHS201CareContact",
                {"CareContactId", "UniqCareContID", "ServiceRequestId", "UniqServReqID",
                 "CareContDate", "ClinContDurOfCareCont", "AttendOrDNACode"}),
      hospital_(folder, form, "MHS501HospProvSpell",
                {"HospProvSpellID", "UniqHospProvSpellID", "ServiceRequestId", "UniqServReqID",
                 "StartDateHospProvSpell", "DischDateHospProvSpell"}),
      wards_(folder, form, "MHS502WardStay",
             {"WardStayId", "UniqWardStayID", "HospProvSpellID", "UniqHospProvSpellID",
              "StartDateWardStay", "EndDateWardStay"}),
      scores_(folder, form, "MHS606CodedScoreAssessmentRefer",
              {"ServiceRequestId", "UniqServReqID", "CodedAssToolType", "PersScore",
               "AssToolCompTimestamp"}),
      tools_(folder, form, "MHS801ClusterTool",
             {"ClustId", "UniqClustID", "ClustCat", "AssToolCompDate", "ClustToolAssReason",
              "MHCareClusterSuperClass", "AMHCareClustCodeInit"}),
      items_(folder, form, "MHS802ClusterAssess",
             {"ClustId", "UniqClustID", "CodedAssToolType", "PersScore"}),
      clusters_(folder, form, "MHS803CareCluster",
                {"ClustId", "UniqClustID", "StartDateCareClust", "AMHCareClustCodeFin",
                 "EndDateCareClust"}) {}

}  // namespace

std::unique_ptr<CohortWriter> mhsds_writer(OutputFolder& folder, const Instrument& instrument,
                                           MhsdsForm form) {
  return std::make_unique<MhsdsWriter>(folder, instrument, form);
}

}  // namespace pbr::synth
