import { Component, type ReactNode } from "react";
import { FailedState } from "#ui/state.tsx";

type Props = { readonly children: ReactNode };

/** The last net: a page that fails says so and offers a way out, and never goes blank. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="frame-main">
        <FailedState
          title={{ zh: "页面出错了", en: "The page failed" }}
          advice={{
            zh: "数据没有受影响。请重新载入页面;如仍出错,请把地址栏的内容告诉管理员。",
            en: "The data is safe. Reload the page; if it fails again, tell the administrator the address.",
          }}
          onRetry={() => window.location.reload()}
        />
      </main>
    );
  }
}
