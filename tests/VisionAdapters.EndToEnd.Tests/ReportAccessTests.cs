using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>The report serves people who see little, use no mouse, want nothing to move, or read paper.</summary>
public sealed class ReportAccessTests : IClassFixture<ExampleRun>
{
    private static readonly string[] Blocking = ["serious", "critical"];

    private readonly ExampleRun _run;

    public ReportAccessTests(ExampleRun run)
    {
        Tool.RequireModel();
        _run = run;
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1400)]
    [InlineData(ColorScheme.Dark, 1400)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public Task No_page_has_a_serious_violation_of_the_rules_of_axe(ColorScheme colors, int width) => OpenAsync(colors, width, async (page, address) =>
    {
        foreach (var link in await LinksAsync(page))
        {
            await page.GotoAsync(address + link);
            await page.EvaluateAsync("document.querySelectorAll('article.current details').forEach(details => details.open = true)");
            var found = await page.RunAxe();
            Assert.Empty(found.Violations
                .Where(violation => Blocking.Contains(violation.Impact))
                .Select(violation => $"{link}: {violation.Id} {violation.Help}: {violation.Nodes[0].Html}"));
        }
    });

    [Theory]
    [InlineData(1400)]
    [InlineData(820)]
    [InlineData(390)]
    public Task No_page_is_wider_than_the_window(int width) => OpenAsync(ColorScheme.Light, width, async (page, address) =>
    {
        foreach (var link in await LinksAsync(page))
        {
            await page.GotoAsync(address + link);
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
    });

    [Fact]
    public Task Pages_are_reached_by_keys_alone() => OpenAsync(ColorScheme.Light, 1400, async (page, _) =>
    {
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        foreach (var link in await LinksAsync(page))
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(link, await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
            await page.Keyboard.PressAsync("Enter");
            await page.Locator($"article.current[data-page='{link.TrimStart('#')}']").WaitForAsync();
        }
    });

    [Fact]
    public Task Nothing_moves_for_who_asked_for_less_motion() => ReportBrowser.OpenAsync(
        Report,
        new BrowserNewPageOptions { ReducedMotion = ReducedMotion.Reduce },
        async (page, _) => Assert.Equal(0, await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length")));

    [Fact]
    public Task Decision_and_provenance_print_on_a_sheet_each() => OpenAsync(ColorScheme.Light, 1400, async (page, _) =>
    {
        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { Format = "A4" }));
        Assert.Equal(2, Regex.Count(paper, "/Type\\s*/Page[^s]"));
    });

    private string Report => Path.Combine(_run.RunFolder, "report.html");

    private static Task<string[]> LinksAsync(IPage page) =>
        page.Locator("nav a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");

    private Task OpenAsync(ColorScheme colors, int width, Func<IPage, string, Task> act) => ReportBrowser.OpenAsync(
        Report,
        new BrowserNewPageOptions { ColorScheme = colors, ViewportSize = new ViewportSize { Width = width, Height = 900 } },
        act);
}
