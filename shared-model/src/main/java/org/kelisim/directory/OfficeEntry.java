package org.kelisim.directory;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An office as its party states it.
 *
 * @param profiles envelope profiles that the office reads and writes, best last
 * @param signing its hybrid signing keys
 * @param opening its composite KEM public key, SubjectPublicKeyInfo
 */
public record OfficeEntry(
        OfficeId id,
        OfficeFunction function,
        Names names,
        List<Mandate> mandates,
        List<String> profiles,
        KeyPairEntry signing,
        byte[] opening,
        Instant notBefore,
        Instant notAfter) {

    /** Copies the lists. */
    public OfficeEntry {
        mandates = List.copyOf(mandates);
        profiles = List.copyOf(profiles);
    }

    /** The mandate for a notice type, if the office has one. */
    public Optional<Mandate> mandate(String type) {
        return mandates.stream().filter(mandate -> mandate.type().equals(type)).findFirst();
    }

    /** Whether any mandate lets the office send that class; all that the exchange can check. */
    public boolean maySend(NoticeClass noticeClass) {
        return mandates.stream().anyMatch(mandate -> mandate.send() && mandate.noticeClass() == noticeClass);
    }

    /** Whether any mandate lets the office receive that class. */
    public boolean mayReceive(NoticeClass noticeClass) {
        return mandates.stream().anyMatch(mandate -> mandate.receive() && mandate.noticeClass() == noticeClass);
    }

    /** Whether the keys are valid at that moment. */
    public boolean validAt(Instant moment) {
        return !moment.isBefore(notBefore) && moment.isBefore(notAfter);
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("id", id.toString())
                .put("function", function.wire())
                .put("opening", Base64.getEncoder().encodeToString(opening))
                .put("notBefore", UtcSeconds.format(notBefore))
                .put("notAfter", UtcSeconds.format(notAfter));
        json.set("names", names.toJson());
        json.set("signing", signing.toJson());
        ArrayNode allowed = json.putArray("mandates");
        mandates.forEach(mandate -> allowed.add(mandate.toJson()));
        ArrayNode known = json.putArray("profiles");
        profiles.forEach(known::add);
        return json;
    }

    static OfficeEntry read(Fields fields) {
        OfficeEntry office = new OfficeEntry(
                fields.parsed("id", OfficeId::parse),
                fields.parsed("function", OfficeFunction::parse),
                Names.read(fields.object("names")),
                fields.objects("mandates").stream().map(Mandate::read).toList(),
                fields.strings("profiles"),
                KeyPairEntry.read(fields.object("signing")),
                fields.base64("opening"),
                fields.instant("notBefore"),
                fields.instant("notAfter"));
        fields.done();
        return office;
    }
}
