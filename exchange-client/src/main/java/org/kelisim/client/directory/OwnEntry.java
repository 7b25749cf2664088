package org.kelisim.client.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.PartyCode;

/** Watches what the directory says of the node's own party: nobody else has a reason to look as closely. */
public final class OwnEntry {
    private final PartyCode own;
    private final Supplier<List<PartyStatement>> prepared;

    /** @param prepared what the party prepared to say of itself, which is no surprise */
    public OwnEntry(PartyCode own, Supplier<List<PartyStatement>> prepared) {
        this.own = own;
        this.prepared = prepared;
    }

    /** What somebody of the party should know of a new version. */
    public List<Message> alarms(Directory before, Directory after) {
        List<Message> alarms = new ArrayList<>();
        String version = Long.toString(after.version());
        byte[] now = statement(after);
        if (!Arrays.equals(statement(before), now)
                && prepared.get().stream().noneMatch(it -> Arrays.equals(it.bytes(), now))) {
            alarms.add(Message.of("alarm.own-entry-changed", version));
        }
        if (standing(before.members()).equals(standing(after.members()))) {
            return alarms;
        }
        Differences.between(only(before.members()), only(after.members())).stream()
                .filter(it ->
                        !it.key().equals("difference.valid-until") && !it.key().equals("difference.list-again"))
                .forEach(it -> alarms.add(Message.of("alarm.own-membership-changed", version, it)));
        return alarms;
    }

    private byte[] statement(Directory directory) {
        return directory.statement(own).map(PartyStatement::bytes).orElse(new byte[0]);
    }

    private List<Object> standing(MembersList list) {
        return List.of(
                list.party(own).map(entry -> List.of(entry.status(), entry.kind(), entry.names(), entry.decision())),
                list.hold(own));
    }

    /** The list as if it spoke of this party alone. */
    private MembersList only(MembersList list) {
        return new MembersList(
                list.number(),
                list.previous(),
                list.issued(),
                list.expires(),
                list.party(own).stream().toList(),
                list.registrars(),
                list.threshold(),
                list.chair(),
                list.log(),
                list.catalogue(),
                list.hold(own).stream().toList());
    }
}
