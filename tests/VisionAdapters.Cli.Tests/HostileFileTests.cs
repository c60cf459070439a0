using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>No command waits for a pipe, and none shows what a file holds that somebody else named.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly CliHost _cli = new();

    public static TheoryData<string> Commands =>
    [
        "tag FILE",
        "map lint FILE",
        "map lint --labels FILE",
        "map coverage --provider google-vision --labels FILE",
        "map coverage --provider FILE",
        "map explain --map google-vision --answers FILE",
        "map suggest --provider google-vision --labels FILE",
        "bakeoff run FILE",
        "bakeoff score --labels FILE --predictions FILE",
        "dataset inspect FILE",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_pipe_is_refused_and_not_waited_for(string command)
    {
        var pipe = NamedPipe.Create(Path.Combine(_cli.Folder, "pipe.yaml"));
        var code = ExitCode.Done;

        var exception = await NamedPipe.RecordAsync(async () => code = await _cli.RunAsync(command.Replace("FILE", pipe, StringComparison.Ordinal).Split(' ')));

        Assert.Null(exception);
        Assert.NotEqual(ExitCode.Done, code);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_message_does_not_show_what_a_file_holds(string command)
    {
        var file = _cli.Write("environ.yaml", "PATH=/usr/bin\0AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\0root:x:0:0:root\n");

        await _cli.RunAsync(command.Replace("FILE", file, StringComparison.Ordinal).Split(' '));

        Assert.All(["wJalr", "x:0:0", "/usr/bin"], part => Assert.DoesNotContain(part, _cli.Output + _cli.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("folder")]
    [InlineData("fashion-mnist")]
    public async Task A_configuration_of_a_stranger_does_not_make_the_tool_show_a_file(string format)
    {
        var secret = _cli.Write("environ", "PATH=/usr/bin\0AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\0");
        var file = _cli.Write("bakeoff.yaml", $"dataset: {{ format: {format}, path: {secret}, images: {secret}, map: kagl }}\ntaxonomy: fashion\nproviders: [{{ id: onnx-fashion }}]\n");

        var code = await _cli.RunAsync("bakeoff", "run", file);

        Assert.NotEqual(ExitCode.Done, code);
        Assert.All(["wJalr", "/usr/bin"], part => Assert.DoesNotContain(part, _cli.Output + _cli.Error, StringComparison.Ordinal));
    }

    public void Dispose() => _cli.Dispose();
}
