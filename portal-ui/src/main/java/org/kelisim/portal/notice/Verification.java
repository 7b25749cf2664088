package org.kelisim.portal.notice;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.notice.Approval;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.text.Dates;

/** What was verified about a received notice: who signed, who approved and when, and that each part holds. */
public final class Verification extends Aside {

    /** The panel for an opened notice. */
    public Verification(OpenOutcome.OpenedNotice opened, DirectoryNames names) {
        addClassNames("panel", "verification");
        boolean allHold = opened.checks().stream().allMatch(OpenOutcome.Check::holds);
        H2 title = new H2(getTranslation(allHold ? "verification.good" : "verification.partly"));
        title.addClassName(allHold ? "holds" : "fails");
        add(title, people(opened, names), checks(opened, names));
        opened.receipt().ifPresent(receipt -> add(receipt(receipt)));
    }

    private Facts people(OpenOutcome.OpenedNotice opened, DirectoryNames names) {
        Facts facts = new Facts();
        facts.fact(
                getTranslation("verification.signed"),
                getTranslation(
                        "verification.by-at",
                        names.full(opened.header().routing().sender()),
                        Dates.moment(opened.signedAt(), getLocale())));
        opened.approvals().forEach(approval -> facts.fact(getTranslation(part(approval)), approver(approval, names)));
        return facts;
    }

    private static String part(Approval approval) {
        return switch (approval.part()) {
            case AUTHOR -> "verification.author";
            case RELEASER -> "verification.releaser";
        };
    }

    private Div approver(Approval approval, DirectoryNames names) {
        Span name = new Span(approval.enrolment().name());
        name.addClassName("approver");
        Span rest = new Span(getTranslation(
                "verification.by-at",
                names.office(approval.enrolment().office()),
                Dates.moment(approval.time(), getLocale())));
        return new Div(name, rest);
    }

    private UnorderedList checks(OpenOutcome.OpenedNotice opened, DirectoryNames names) {
        UnorderedList list = new UnorderedList();
        list.addClassName("checks");
        opened.checks().forEach(check -> list.add(line(check, names)));
        return list;
    }

    private ListItem line(OpenOutcome.Check check, DirectoryNames names) {
        Span sign = new Span(check.holds() ? "✓" : "✗");
        sign.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label", getTranslation(check.holds() ? "verification.holds" : "verification.fails"));
        ListItem line = new ListItem(sign, new Span(names.worded(check.fact())));
        line.addClassName(check.holds() ? "holds" : "fails");
        return line;
    }

    private Details receipt(ReceiptFacts receipt) {
        Facts facts = new Facts()
                .fact(getTranslation("receipt.log"), receipt.log())
                .fact(getTranslation("receipt.index"), String.valueOf(receipt.leaf()))
                .fact(getTranslation("receipt.size"), String.valueOf(receipt.treeSize()))
                .fact(getTranslation("receipt.time"), Dates.moment(receipt.time(), getLocale()))
                .fact(
                        getTranslation("receipt.witnesses"),
                        getTranslation("receipt.witnesses.of", receipt.witnesses(), receipt.quorum()))
                .fact(getTranslation("receipt.root"), receipt.rootHash());
        facts.addClassName("technical");
        return new Details(getTranslation("receipt.title"), facts);
    }
}
