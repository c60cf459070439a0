using Microsoft.Playwright;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>Opens the report in a real browser.</summary>
public sealed class BrowserTests : IClassFixture<ExampleRun>
{
    private static readonly string[] BrowserPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly ExampleRun _run;

    public BrowserTests(ExampleRun run)
    {
        Tool.RequireModel();
        _run = run;
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_report_shows_a_page_at_a_time_and_loads_nothing(ColorScheme colors)
    {
        var browserPath = BrowserPaths.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browserPath is null, $"needs one of {string.Join(", ", BrowserPaths)}");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = browserPath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ColorScheme = colors });
        var messages = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        var address = new Uri(Path.Combine(_run.RunFolder, "report.html")).AbsoluteUri;
        await page.GotoAsync(address);

        var decision = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Decision", Exact = true });
        Assert.True(await decision.IsVisibleAsync());
        var board = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Table: Leaderboard: Category", Exact = true });
        Assert.True(await board.GetByRole(AriaRole.Rowheader, new LocatorGetByRoleOptions { Name = "onnx-fashion" }).IsVisibleAsync());
        Assert.True(await board.Locator("circle").First.IsVisibleAsync());

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Attributes", Exact = true }).ClickAsync();
        Assert.False(await decision.IsVisibleAsync());
        Assert.True(await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Heat map" }).IsVisibleAsync());
        Assert.Empty(messages);
        Assert.DoesNotContain(requests, request => request != address && !request.StartsWith("data:", StringComparison.Ordinal));
    }
}
