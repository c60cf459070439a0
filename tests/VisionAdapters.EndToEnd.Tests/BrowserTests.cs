using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>Opens the report in a real browser.</summary>
public sealed class BrowserTests : IClassFixture<ExampleRun>
{
    private readonly ExampleRun _run;

    public BrowserTests(ExampleRun run)
    {
        Tool.RequireModel();
        _run = run;
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task The_report_shows_a_page_at_a_time_and_loads_nothing(ColorScheme colors) => OpenAsync(colors, async (page, _) =>
    {
        var decision = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Decision", Exact = true });
        Assert.True(await decision.IsVisibleAsync());
        var board = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Table: Leaderboard: Category", Exact = true });
        Assert.True(await board.GetByRole(AriaRole.Rowheader, new LocatorGetByRoleOptions { Name = "onnx-fashion" }).IsVisibleAsync());
        Assert.True(await board.Locator("circle").First.IsVisibleAsync());

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Attributes", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Heat map" }).WaitForAsync();
        Assert.False(await decision.IsVisibleAsync());
    });

    [Fact]
    public Task A_link_to_pictures_shows_as_many_as_the_results_count() => OpenAsync(ColorScheme.Light, async (page, address) =>
    {
        foreach (var provider in _run.Results.Providers)
        {
            foreach (var (facet, result) in provider.Facets)
            {
                var counts = result.Answers!;
                foreach (var (kind, count) in new[] { ("all", result.Images), ("wrong", counts.Wrong), ("right", counts.Right), ("failed", counts.Failed + counts.Refused) })
                {
                    await page.GotoAsync($"{address}#/pictures?facet={facet}&provider={provider.Id}&kind={kind}");
                    var name = _run.Results.Facets.Single(known => known.Id == facet).Name;
                    await page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = $"{count} of {result.Images} pictures labeled with {name}" }).WaitForAsync();
                }
            }
        }
    });

    [Fact]
    public Task Pictures_are_walked_by_keys_and_corrected() => OpenAsync(ColorScheme.Light, async (page, address) =>
    {
        await page.GotoAsync(address + "#/pictures?facet=category");
        var list = page.GetByRole(AriaRole.Listbox, new PageGetByRoleOptions { Name = "Pictures" });
        var first = await list.GetByRole(AriaRole.Option).First.GetAttributeAsync("title");
        await list.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("c");

        Assert.Equal(first, await page.Locator(".card h3").TextContentAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save corrections (1)" }).ClickAsync());
        var saved = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("\"action\": \"confirm\"", saved, StringComparison.Ordinal);
        Assert.Contains(first!, saved, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_number_of_a_confusion_leads_to_as_many_pictures() => OpenAsync(ColorScheme.Light, async (page, address) =>
    {
        await page.GotoAsync(address + "#/confusions");
        var links = await page.Locator("article.current table.confusions a").EvaluateAllAsync<string[]>("links => links.map(a => a.textContent + ' ' + a.getAttribute('href'))");
        Assert.NotEmpty(links);
        foreach (var link in links.Select(link => link.Split(' ', 2)))
        {
            await page.GotoAsync(address + link[1]);
            await page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^{link[0]} of ", RegexOptions.None, TimeSpan.FromSeconds(1)) }).WaitForAsync();
        }
    });

    [Fact]
    public Task The_matrix_is_walked_by_keys_and_a_cell_leads_to_as_many_pictures() => OpenAsync(ColorScheme.Light, async (page, address) =>
    {
        await page.GotoAsync(address + "#/confusions?facet=category&provider=onnx-fashion");
        await page.GetByRole(AriaRole.Application).FocusAsync();
        var told = "";
        for (var step = 0; step < 30 && !Regex.IsMatch(told, ", said .*: [1-9]", RegexOptions.NonBacktracking); step++)
        {
            await page.Keyboard.PressAsync(step % 2 == 0 ? "ArrowDown" : "ArrowRight");
            told = await page.Locator("#cell").TextContentAsync() ?? "";
        }

        await page.Keyboard.PressAsync("Enter");
        var count = Regex.Match(told, ": (?<count>[0-9]+) of", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["count"].Value;
        await page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^{count} of ", RegexOptions.None, TimeSpan.FromSeconds(1)) }).WaitForAsync();
    });

    [Fact]
    public Task Thresholds_for_a_precision_are_the_first_measured_ones_that_reach_it() => OpenAsync(ColorScheme.Light, async (page, address) =>
    {
        await page.GotoAsync(address + "#/confusions?facet=category&provider=onnx-fashion");
        var curve = _run.Results.Providers.Single().Facets["category"].Curve!;
        foreach (var wanted in new[] { 70, 80, 90 })
        {
            await page.GetByRole(AriaRole.Slider).FillAsync(wanted.ToString(CultureInfo.InvariantCulture));
            var cells = await page.Locator("section[aria-labelledby=thresholds] tbody td").AllTextContentsAsync();
            var point = curve.Precision.ToList().FindIndex(precision => precision >= wanted / 100.0);
            Assert.Equal(
                point < 0
                    ? ["not reached"]
                    : [curve.Threshold[point].ToString("0.000", CultureInfo.InvariantCulture), Percent(curve.Precision[point]), Percent(curve.Recall[point]), Percent(curve.Coverage[point])],
                point < 0 ? cells.Take(1) : cells);
        }
    });

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private Task OpenAsync(ColorScheme colors, Func<IPage, string, Task> act) =>
        ReportBrowser.OpenAsync(Path.Combine(_run.RunFolder, "report.html"), new BrowserNewPageOptions { ColorScheme = colors }, act);
}
