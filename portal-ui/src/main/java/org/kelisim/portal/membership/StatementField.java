package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.membership.Membership.Looked;
import org.kelisim.client.membership.Membership.Signing;
import org.kelisim.client.text.Message;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Tone;

/** Takes a party's signed statement, shows what it changes, and publishes it. */
class StatementField extends Div {

    private static final int LARGEST = 1024 * 1024;

    private final transient Membership membership;
    private final transient Predicate<PartyCode> taken;
    private final transient Function<Message, String> words;
    private final transient Consumer<Runnable> confirm;
    private final transient Consumer<Signing> done;
    private final Div read = new Div();

    /**
     * @param taken whose statements are taken here
     * @param confirm publishes once whoever is asked has confirmed it
     * @param done hears what came of publishing
     */
    StatementField(
            Membership membership,
            Predicate<PartyCode> taken,
            Function<Message, String> words,
            Consumer<Runnable> confirm,
            Consumer<Signing> done) {
        this.membership = membership;
        this.taken = taken;
        this.words = words;
        this.confirm = confirm;
        this.done = done;
        read.getElement().setAttribute("aria-live", "polite");
        read.addClassName("form-block");
        add(new FileField("members.statement-file", LARGEST, this::look), read);
    }

    private void look(byte[] file) {
        read.removeAll();
        switch (membership.look(file)) {
            case Looked.Bad(Message reason) -> bad(words.apply(reason));
            case Looked.Good good -> {
                PartyCode party = good.statement().party();
                if (taken.test(party)) {
                    show(file, good);
                } else {
                    bad(getTranslation("members.statement-of-another", party.value()));
                }
            }
        }
    }

    private void bad(String reason) {
        read.add(new Callout(Tone.BAD, reason));
    }

    private void show(byte[] file, Looked.Good good) {
        PartyStatement statement = good.statement();
        Span digest = new Span(grouped(good.digest()));
        digest.addClassName("secret");
        Div changes = new Div();
        good.differences().forEach(it -> changes.add(new Div(words.apply(it))));
        Details all = new Details(getTranslation("members.statement-all"), new StatementFacts(statement));
        all.setOpened(statement.number() == 1);
        read.add(
                new Facts()
                        .fact(getTranslation("members.party"), statement.party().value())
                        .fact(getTranslation("members.statement-number"), String.valueOf(statement.number()))
                        .fact(getTranslation("members.statement-digest"), digest)
                        .fact(getTranslation("members.statement-changes"), changes),
                all,
                new Actions(
                        new Button(getTranslation("members.publish"), click -> confirm.accept(() -> publish(file)))));
    }

    private void publish(byte[] file) {
        Signing outcome = membership.bring(file);
        read.removeAll();
        if (outcome instanceof Signing.Refused(Message reason)) {
            bad(words.apply(reason));
        } else {
            done.accept(outcome);
        }
    }

    private static String grouped(Digest digest) {
        return digest.hex().replaceAll(".{4}(?=.)", "$0 ");
    }
}
