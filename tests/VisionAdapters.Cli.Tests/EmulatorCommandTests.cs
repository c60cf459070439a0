using System.Net;
using System.Text;

namespace VisionAdapters.Cli.Tests;

public sealed class EmulatorCommandTests : IDisposable
{
    private readonly CliHost _cli = new();

    [Fact]
    public async Task It_says_where_it_listens_and_answers_there_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new LineWaiter("listening on ");
        using var error = new StringWriter();
        var running = CommandLine.RunAsync(["emulator", "--port", "0", "--backend", "constant"], Screen.Create(output, error), stop.Token);
        var endpoint = await output.Line.WaitAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var usage = await client.GetAsync(new Uri(endpoint["listening on ".Length..] + "/emulator/usage"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, usage.StatusCode);
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Cancelled, await running);
    }

    [Theory]
    [InlineData("nobody", "onnx-fashion, truth:LABELS.csv, recordings:DIR")]
    [InlineData("truth:no-such-file.csv", "no-such-file.csv")]
    [InlineData("recordings:no-such-folder", "no-such-folder")]
    public async Task A_backend_that_cannot_be_had_is_wrong_usage(string backend, string expected)
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("emulator", "--port", "0", "--backend", backend));
        Assert.Contains(expected, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_fault_file_is_named_with_what_is_wrong()
    {
        var file = _cli.Write("faults.json", """{ "rules": [ { "kind": "throttled", "probability": 2 } ] }""");
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("emulator", "--port", "0", "--backend", "constant", "--faults", file));
        Assert.Contains("faults.json", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("'probability' must be from 0 to 1", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private sealed class LineWaiter(string start) : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            if (value?.StartsWith(start, StringComparison.Ordinal) == true)
            {
                _line.TrySetResult(value);
            }

            return base.WriteLineAsync(value);
        }
    }
}
