package org.kelisim.directory;

import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A party on the members list.
 *
 * @param partyKey the key that signs its statement; absent while the party has no office here
 * @param decision the decision (meeting, paragraph, date) that the present status rests on
 */
public record PartyEntry(
        PartyCode code,
        PartyKind kind,
        MembershipStatus status,
        Names names,
        Optional<KeyPairEntry> partyKey,
        String decision) {

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("code", code.value())
                .put("kind", kind.wire())
                .put("status", status.wire())
                .put("decision", decision);
        json.set("names", names.toJson());
        partyKey.ifPresent(keys -> json.set("partyKey", keys.toJson()));
        return json;
    }

    static PartyEntry read(Fields fields) {
        PartyEntry entry = new PartyEntry(
                fields.parsed("code", PartyCode::new),
                fields.parsed("kind", PartyKind::parse),
                fields.parsed("status", MembershipStatus::parse),
                Names.read(fields.object("names")),
                fields.optionalObject("partyKey").map(KeyPairEntry::read),
                fields.string("decision"));
        fields.done();
        return entry;
    }
}
