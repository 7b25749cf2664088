package org.kelisim.directory;

import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/** A person of the secretariat or the Chair's party whose key signs members lists; also the Chair's own key. */
public record Registrar(String id, String name, PartyCode party, KeyPairEntry keys) {

    /** @throws IllegalArgumentException if id or name are empty or too long */
    public Registrar {
        if (id.isEmpty() || id.length() > 100 || name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException("A registrar has an id and a name.");
        }
    }

    ObjectNode toJson() {
        ObjectNode json = keys.toJson();
        return json.put("id", id).put("name", name).put("party", party.value());
    }

    static Registrar read(Fields fields) {
        Registrar registrar = new Registrar(
                fields.string("id"),
                fields.string("name"),
                fields.parsed("party", PartyCode::new),
                new KeyPairEntry(fields.base64("ec"), fields.base64("mldsa")));
        fields.done();
        return registrar;
    }
}
