using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>docs/own-taxonomy.md: every command runs and prints what stands below it.</summary>
public sealed class OwnTaxonomyTests : IDisposable
{
    private const string Page = "own-taxonomy.md";

    private readonly CliHost _cli = new();

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var block in Read().Split("```sh\n").Skip(1))
            {
                var parts = block.Split("\n```\n```text\n");
                data.Add(parts[0], parts[1].Split("\n```")[0]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_page_prints_what_the_page_shows(string command, string expected)
    {
        var root = SharedData.Repository();
        var words = command.Split(' ');
        Assert.Equal("vision-adapters", words[0]);

        var code = await _cli.RunAsync([.. words.Skip(1).Select(word => word.StartsWith("examples/", StringComparison.Ordinal) ? Path.Combine(root, word) : word)]);

        Assert.Equal("", _cli.Error);
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(expected, Tidy(_cli.Output.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("home.taxonomy.yaml")]
    [InlineData("providers/my-tagger.map.yaml")]
    public void A_file_that_the_page_shows_is_the_one_of_the_example(string file) =>
        Assert.Contains(File.ReadAllText(SharedData.Repository("examples", "own-taxonomy", file)).ReplaceLineEndings("\n"), Read(), StringComparison.Ordinal);

    public void Dispose() => _cli.Dispose();

    private static string Read() => File.ReadAllText(SharedData.Repository("docs", Page)).ReplaceLineEndings("\n");

    private static string Tidy(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
