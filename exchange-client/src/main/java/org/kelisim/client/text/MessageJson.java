package org.kelisim.client.text;

import java.util.Locale;
import java.util.Optional;
import org.kelisim.agreement.Step;
import org.kelisim.catalogue.Label;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as a store keeps them: arguments become text. */
public final class MessageJson {
    private MessageJson() {}

    public static ObjectNode write(Message message) {
        ObjectNode json = CanonicalJson.object().put("key", message.key());
        ArrayNode arguments = json.putArray("arguments");
        message.arguments().forEach(it -> arguments.add(text(it)));
        return json;
    }

    private static String text(Object argument) {
        return switch (argument) {
            case Label label -> label.in(Locale.ENGLISH);
            case Message message -> message.in(Locale.ENGLISH);
            case Step step -> step.in(Locale.ENGLISH, PartyCode::value);
            default -> argument.toString();
        };
    }

    public static Message read(Fields fields) {
        return new Message(
                fields.string("key"),
                fields.strings("arguments").stream().map(Object.class::cast).toList());
    }

    /** A member that may be missing. */
    public static Optional<Message> read(Fields fields, String name) {
        return fields.optionalObject(name).map(MessageJson::read);
    }
}
