package cockpit.app;

/// How a report looks, on a screen and printed.
final class ReportStyle {
    private ReportStyle() {}

    static final String CSS = """
            :root{--ink:#131a2b;--quiet:#4a5672;--line:#d5dbe8;--panel:#f3f5fa;--good:#007a53;--bad:#c02f00;--accent:#0b6cb8}
            *{box-sizing:border-box}
            body{font:17px/1.55 system-ui,"Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",sans-serif;max-width:1120px;
              margin:0 auto;padding:48px 24px 96px;color:var(--ink);background:#fff;word-break:keep-all;overflow-wrap:anywhere}
            h1{font-size:40px;line-height:1.2;margin:12px 0 4px}h2{font-size:25px;line-height:1.3;margin:0 0 4px}
            .quiet{color:var(--quiet)}.held{--mark:var(--good);--sign:"✓"}.open{--mark:var(--bad);--sign:"✗"}
            .verdict{font-size:24px;font-weight:650;color:var(--mark);margin:0 0 24px}.verdict::before{content:var(--sign) " "}
            .source{display:inline-block;border:2px solid var(--accent);color:var(--accent);border-radius:99px;padding:1px 14px;
              font-weight:650;font-size:15px;letter-spacing:.04em}.source.recorded{border-color:#7a6a00;color:#7a6a00}
            dl{display:flex;flex-wrap:wrap;gap:8px 40px;margin:0 0 40px}dt{color:var(--quiet);font-size:14px}dd{margin:0}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:8px 0 40px}
            th{text-align:left;font-weight:500;font-size:14px;color:var(--quiet)}
            td,th{padding:6px 20px 6px 0;border-bottom:1px solid var(--line);white-space:nowrap}td.bar{width:50%;padding-right:0}
            td.bar i{display:block;height:14px;min-width:3px;border-radius:3px;background:var(--accent)}
            nav ol{columns:2;column-gap:48px;padding:0;margin:8px 0 0;list-style:none;counter-reset:n}
            nav li{break-inside:avoid;display:flex;gap:10px;padding:3px 0;counter-increment:n}
            nav li::before{content:counter(n);color:var(--quiet);min-width:1.5em;text-align:right}
            nav li::after{content:var(--sign);color:var(--mark);font-weight:700;order:3}nav a{flex:1;color:inherit;text-decoration-color:var(--line)}
            .cue{margin-top:56px;padding-top:24px;border-top:2px solid var(--line)}.cue>p.quiet{margin:0 0 14px}
            img{display:block;width:100%;border-radius:8px;border:1px solid var(--line)}
            .expected{list-style:none;padding:0;margin:16px 0 8px}.expected li{display:flex;gap:12px;padding:2px 0}
            .expected li::before{content:var(--sign);color:var(--mark);font-weight:700}.expected .quiet{margin-left:auto;white-space:nowrap}
            .hops{margin:8px 0;display:flex;flex-wrap:wrap;gap:8px}.hops:empty{display:none}
            .hops span{background:var(--panel);border-radius:6px;padding:2px 10px;font-size:15px}
            td.wraps{white-space:normal}.switches{list-style:none;padding:0;margin:8px 0 40px}.switches li{padding:2px 0}
            .say{max-width:78ch;margin:12px 0}code,pre{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
            details{border-left:3px solid var(--line);padding:2px 0 2px 14px;margin:8px 0}summary{cursor:pointer}
            pre{background:var(--panel);padding:14px;border-radius:6px;overflow:auto;white-space:pre-wrap}.refused{color:var(--bad)}
            @media(max-width:700px){nav ol{columns:1}td.bar,th:last-child{display:none}}
            @page{margin:14mm}
            @media print{body{padding:0;font-size:10.5pt;max-width:none}code,pre{font-size:7.5pt}pre{padding:6px;break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
              .cue{break-before:page;margin:0;border:0;padding:0}details::details-content{content-visibility:visible;height:auto}
              pre{white-space:pre-wrap}nav a{text-decoration:none}}
            """;
}
