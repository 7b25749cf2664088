package org.kelisim.exchange.archive;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** In whose feeds an event appears and why; empty for an event that is open to everybody. */
public record Audience(SortedMap<PartyCode, FeedRole> roles) {

    /** Everybody who is in the directory when the event is put in order. */
    public static final Audience EVERYBODY = new Audience(new TreeMap<>());

    public Audience {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    }

    /** Those parties, for an event that is open to all. */
    public static Audience all(Collection<PartyCode> parties) {
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        parties.forEach(party -> roles.put(party, FeedRole.ALL));
        return new Audience(roles);
    }

    /** The sender's party and every recipient's. */
    public static Audience of(Header header) {
        return between(header.routing().sender(), header.routing().recipients());
    }

    /** The sender's party and one recipient's: who is concerned by what that recipient does with a dispatch. */
    public static Audience of(Header header, PartyCode recipient) {
        return between(
                header.routing().sender(),
                header.routing().recipients().stream()
                        .filter(office -> office.party().equals(recipient))
                        .toList());
    }

    private static Audience between(OfficeId sender, Collection<OfficeId> recipients) {
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        recipients.forEach(office -> roles.put(office.party(), FeedRole.RECIPIENT));
        roles.merge(sender.party(), FeedRole.SENDER, (recipient, sending) -> FeedRole.BOTH);
        return new Audience(roles);
    }

    /** In order, each once, as an event lists them. */
    public List<PartyCode> parties() {
        return List.copyOf(roles.keySet());
    }

    /** Whether the party may see the event. */
    public boolean includes(PartyCode party) {
        return roles.isEmpty() || roles.containsKey(party);
    }

    Document toBson() {
        Document document = new Document();
        roles.forEach((party, role) -> document.append(party.value(), role.wire()));
        return document;
    }

    static Audience read(Document document) {
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        for (Map.Entry<String, Object> entry : document.entrySet()) {
            roles.put(new PartyCode(entry.getKey()), FeedRole.parse((String) entry.getValue()));
        }
        return new Audience(roles);
    }
}
