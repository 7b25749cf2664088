package org.kelisim.client.vault;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sealed in a vault beside its key ring.
 *
 * @param dataKey key of the node's store
 * @param invitations credentials that wait for their owners; an account has either or
 * @param former accounts that had one of them
 * @param statements what the party prepared to say of itself last, and what that follows, the newest last
 */
record VaultContents(
        PartyCode party,
        byte[] dataKey,
        List<StoredCredential> credentials,
        List<Invitation> invitations,
        List<FormerOfficer> former,
        List<PartyStatement> statements) {
    VaultContents {
        credentials = List.copyOf(credentials);
        invitations = List.copyOf(invitations);
        former = List.copyOf(former);
        statements = List.copyOf(statements);
    }

    static VaultContents fresh(PartyCode party) {
        return new VaultContents(party, Gcm.random(Gcm.KEY_BYTES), List.of(), List.of(), List.of(), List.of());
    }

    /** With this credential added, or put in the place of what the account had. */
    VaultContents with(StoredCredential credential) {
        VaultContents others = without(credential.account());
        return new VaultContents(
                party, dataKey, and(others.credentials, credential), others.invitations, others.former, statements);
    }

    /** With this invitation in the place of what the account had. */
    VaultContents with(Invitation invitation) {
        VaultContents others = without(invitation.credential().account());
        return new VaultContents(
                party, dataKey, others.credentials, and(others.invitations, invitation), others.former, statements);
    }

    /** With nothing for this account but the memory of it. */
    VaultContents with(FormerOfficer gone) {
        VaultContents others = without(gone.account());
        return new VaultContents(
                party, dataKey, others.credentials, others.invitations, and(others.former, gone), statements);
    }

    /** With this one after the one that it follows; what else was prepared is given up or long in force. */
    VaultContents with(PartyStatement prepared) {
        List<PartyStatement> before = statements.stream()
                .filter(it -> it.number() == prepared.number() - 1)
                .toList();
        return new VaultContents(party, dataKey, credentials, invitations, former, and(before, prepared));
    }

    private VaultContents without(String account) {
        return new VaultContents(
                party,
                dataKey,
                credentials.stream().filter(it -> !it.account().equals(account)).toList(),
                invitations.stream()
                        .filter(it -> !it.credential().account().equals(account))
                        .toList(),
                former.stream().filter(it -> !it.account().equals(account)).toList(),
                statements);
    }

    private static <T> List<T> and(List<T> others, T one) {
        return Stream.concat(others.stream(), Stream.of(one)).toList();
    }

    Optional<StoredCredential> credential(String account) {
        return credentials.stream().filter(it -> it.account().equals(account)).findFirst();
    }

    Optional<Invitation> invitation(String account) {
        return invitations.stream()
                .filter(it -> it.credential().account().equals(account))
                .findFirst();
    }

    Optional<FormerOfficer> former(String account) {
        return former.stream().filter(it -> it.account().equals(account)).findFirst();
    }

    /** Who has the account, enrolled or invited. */
    Optional<StoredCredential> holder(String account) {
        return credential(account).or(() -> invitation(account).map(Invitation::credential));
    }

    /** The id of the person whose account this is or was. */
    Optional<String> officer(String account) {
        return holder(account)
                .map(StoredCredential::officer)
                .or(() -> former(account).map(FormerOfficer::officer));
    }

    List<String> accounts() {
        return Stream.concat(
                        credentials.stream().map(StoredCredential::account),
                        invitations.stream().map(it -> it.credential().account()))
                .toList();
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("party", party.value()).put("dataKey", Base64Text.encode(dataKey));
        ArrayNode array = json.putArray("credentials");
        credentials.forEach(credential -> array.add(credential.toJson()));
        if (!invitations.isEmpty()) {
            ArrayNode open = json.putArray("invitations");
            invitations.forEach(invitation -> open.add(invitation.toJson()));
        }
        if (!former.isEmpty()) {
            ArrayNode gone = json.putArray("former");
            former.forEach(officer -> gone.add(officer.toJson()));
        }
        if (!statements.isEmpty()) {
            ArrayNode prepared = json.putArray("statements");
            statements.forEach(statement -> prepared.add(Base64Text.encode(statement.bytes())));
        }
        return json;
    }

    static VaultContents parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        VaultContents contents = new VaultContents(
                fields.parsed("party", PartyCode::new),
                fields.base64("dataKey"),
                read(fields.objects("credentials"), StoredCredential::read),
                read(fields.optionalObjects("invitations").orElse(List.of()), Invitation::read),
                read(fields.optionalObjects("former").orElse(List.of()), FormerOfficer::read),
                fields.has("statements")
                        ? fields.eachParsed("statements", text -> PartyStatement.parse(Base64Text.decode(text)))
                        : List.of());
        fields.done();
        return contents;
    }

    private static <T> List<T> read(List<Fields> entries, Function<Fields, T> reader) {
        return entries.stream().map(reader).toList();
    }
}
