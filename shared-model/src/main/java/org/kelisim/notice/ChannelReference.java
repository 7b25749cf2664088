package org.kelisim.notice;

import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The agreement that authorises a notice and the digest of the channel terms that its parties signed. */
public record ChannelReference(String agreement, Digest terms) {

    /** @throws IllegalArgumentException if the agreement's id is empty or longer than 100 characters */
    public ChannelReference {
        if (agreement.isEmpty() || agreement.length() > 100) {
            throw new IllegalArgumentException("An agreement's id has 1 to 100 characters.");
        }
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("agreement", agreement).put("terms", terms.hex());
    }

    static ChannelReference parse(Fields fields) {
        ChannelReference channel = new ChannelReference(fields.string("agreement"), fields.digest("terms"));
        fields.done();
        return channel;
    }
}
