namespace VisionAdapters.Cli.Tests;

/// <summary>Runs the tool inside the test, in a folder of its own.</summary>
internal sealed class CliHost : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("vision-adapters-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, Screen.Create(output, error), TestContext.Current.CancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
