using System.Net;
using System.Net.Sockets;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>The provider of examples/own-provider goes through the tool, over a fake of its service on this machine.</summary>
public sealed class OwnProviderTests : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "ShopTags.dll");
    private static readonly string Photo = SharedData.Repository("examples", "catalogue", "images", "t-shirts-01.jpg");

    private readonly HttpListener _service = new();
    private readonly CliHost _cli = new();
    private readonly string _endpoint = $"http://127.0.0.1:{FreePort()}/";

    public OwnProviderTests()
    {
        _service.Prefixes.Add(_endpoint);
        _service.Start();
        _ = AnswerAsync();
    }

    [Fact]
    public async Task It_joins_a_bakeoff_with_its_map_and_its_prices()
    {
        _cli.Write("labels.csv", "image,category\nt-shirts-01.jpg,t-shirts\n");
        File.Copy(Photo, Path.Combine(_cli.Folder, "t-shirts-01.jpg"));
        var file = _cli.Write("bakeoff.yaml", $$"""
            dataset: { format: csv, path: labels.csv, images: ., map: catalogue }
            taxonomy: fashion
            providers:
              - id: shop-tags
                options: { endpoint: "{{_endpoint}}" }
            """);

        var code = await _cli.RunAsync("bakeoff", "run", file, "--output", Path.Combine(_cli.Folder, "run"), "--provider-assembly", Assembly);

        Assert.True(code == ExitCode.Done, _cli.Error);
        Assert.Contains("shop-tags", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _cli.RunAsync(
            "bakeoff", "report", Path.Combine(_cli.Folder, "run"), "--rescore", "--format", "md", "--provider-assembly", Assembly));
        Assert.Equal(ExitCode.Done, await _cli.RunAsync(
            "bakeoff", "compare", Path.Combine(_cli.Folder, "run"), Path.Combine(_cli.Folder, "run"), "--provider-assembly", Assembly));
        Assert.Contains("0.0004", await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "run", "results.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_what_it_misses()
    {
        await _cli.RunAsync("doctor", "--format", "json", "--provider-assembly", Assembly);

        Assert.Contains("SHOP_TAGS_ENDPOINT", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_asks_its_service_and_maps_the_answer()
    {
        Environment.SetEnvironmentVariable("SHOP_TAGS_ENDPOINT", _endpoint);
        try
        {
            var code = await _cli.RunAsync("tag", Photo, "--provider", "shop-tags", "--format", "jsonl", "--provider-assembly", Assembly);

            Assert.True(code == ExitCode.Done, _cli.Error);
            Assert.Contains("t-shirts", _cli.Output, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SHOP_TAGS_ENDPOINT", null);
        }
    }

    [Fact]
    public async Task Tag_says_what_it_misses()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("tag", Photo, "--provider", "shop-tags", "--provider-assembly", Assembly));
        Assert.Contains("SHOP_TAGS_ENDPOINT", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_coverage_reads_its_map()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", "shop-tags", "--provider-assembly", Assembly));
        Assert.Contains("shop-tags", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_command_line_naming_its_assembly_it_is_not_there()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("tag", Photo, "--provider", "shop-tags"));
        Assert.Contains("--provider-assembly", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _service.Close();
        _cli.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await _service.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync("""{"model":"7","labels":[{"label":"tee","score":0.9}]}"""u8.ToArray());
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
