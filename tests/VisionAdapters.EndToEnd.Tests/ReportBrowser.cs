using Microsoft.Playwright;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>Opens a report in the browser of this machine, and sees to it that it loads nothing and complains of nothing.</summary>
internal static class ReportBrowser
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static async Task OpenAsync(string file, BrowserNewPageOptions options, Func<IPage, string, Task> act)
    {
        var browserPath = Paths.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browserPath is null, $"needs one of {string.Join(", ", Paths)}");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = browserPath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(options);
        var messages = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        var address = new Uri(file).AbsoluteUri;
        await page.GotoAsync(address);

        await act(page, address);

        // A policy that blocks something says so on the console.
        Assert.Empty(messages);
        Assert.All(requests, request => Assert.True(
            request.Split('#')[0] == address || request.StartsWith("data:", StringComparison.Ordinal) || request.StartsWith("blob:", StringComparison.Ordinal),
            request));
    }
}
