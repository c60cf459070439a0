using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Files of a stranger cannot kill, hang or read the machine, by whichever door they come.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Secret = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n";

    private static readonly Dictionary<string, Action<string>> Doors = new(StringComparer.Ordinal)
    {
        ["taxonomy"] = path => Fashion.Catalog.LoadTaxonomy(path),
        ["provider map"] = path => Fashion.Catalog.LoadProviderMap(path, Fashion.Taxonomy),
        ["dataset map"] = path => Fashion.Catalog.LoadDatasetMap(path, Fashion.Taxonomy),
        ["calibration"] = path => CalibrationFile.Read(path),
        ["source of a calibration"] = path => CalibrationSource.FromFile("labels", path),
    };

    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets every reader of YAML with every hostile text.</summary>
    public static TheoryData<string, string> Attacks =>
    [
        .. from door in new[] { "taxonomy", "provider map", "dataset map", "calibration", "map that is extended" }
           from text in HostileYaml.Texts.Keys
           select (door, text),
    ];

    public static TheoryData<string> DoorNames => [.. Doors.Keys];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_hostile_text_is_refused_with_a_cure(string door, string text)
    {
        var path = _folder.Write("hostile.map.yaml", HostileYaml.Texts[text]);

        var exception = await NamedPipe.RecordAsync(() => Open(door, path));

        var refusal = Assert.IsType<InputFileException>(exception);
        Assert.InRange(refusal.Message.Length, 1, 600);
        Assert.NotEmpty(refusal.Cure);
    }

    [Theory]
    [MemberData(nameof(DoorNames))]
    public async Task A_pipe_is_refused_and_not_waited_for(string door)
    {
        var pipe = NamedPipe.Create(_folder.Combine("pipe.yaml"));

        var exception = await NamedPipe.RecordAsync(() => Doors[door](pipe));

        Assert.Contains("pipe or a device", Assert.IsType<InputFileException>(exception).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DoorNames))]
    public async Task A_device_is_refused_and_not_read_without_an_end(string door)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero here.");
        var link = _folder.Combine("zero.yaml");
        File.CreateSymbolicLink(link, "/dev/zero");

        var exception = await NamedPipe.RecordAsync(() => Doors[door](link));

        Assert.Contains("pipe or a device", Assert.IsType<InputFileException>(exception).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DoorNames))]
    public void A_folder_is_refused(string door) => Assert.IsType<InputFileException>(Record.Exception(() => Doors[door](_folder.Path + "/")));

    [Theory]
    [InlineData("taxonomy")]
    [InlineData("provider map")]
    [InlineData("dataset map")]
    [InlineData("calibration")]
    public void A_message_does_not_show_what_a_file_holds(string door)
    {
        string[] secrets = [Secret, "PATH=/usr/bin\0AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY\0", "{\"token\": \"ghp_16C7e42F292c6912E7710c838347Ae178B4a\"}", "k: [wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY]", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"];
        Assert.All(secrets, secret =>
        {
            var message = Assert.IsType<InputFileException>(Record.Exception(() => Open(door, _folder.Write("secret.yaml", secret)))).Message;
            Assert.All(["x:0:0", "wJalr", "ghp_", "/usr/bin"], part => Assert.DoesNotContain(part, message, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../secret.map.yaml")]
    [InlineData("sub/../../secret.map.yaml")]
    [InlineData("link.map.yaml")]
    [InlineData("linked/secret.map.yaml")]
    public void A_map_extends_nothing_outside_of_its_folder(string extended)
    {
        _folder.Write("secret.map.yaml", Secret);
        var map = WriteMap("maps/mine.map.yaml", extended);
        File.CreateSymbolicLink(_folder.Combine("maps", "link.map.yaml"), _folder.Combine("secret.map.yaml"));
        Directory.CreateSymbolicLink(_folder.Combine("maps", "linked"), _folder.Path);

        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadProviderMap(map, Fashion.Taxonomy));

        Assert.Contains("out of the map's folder", exception.Problem, StringComparison.Ordinal);
        Assert.Equal((map, 5L), (exception.File, exception.Line));
    }

    [Fact]
    public void A_path_that_a_map_extends_starts_at_its_folder_and_not_where_the_program_runs()
    {
        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadProviderMap(WriteMap("mine.map.yaml", "taxonomy-maps/core.map.yaml"), Fashion.Taxonomy));

        Assert.Contains("names no file in the map's folder", exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_extends_what_lies_below_its_folder()
    {
        WriteMap("maps/core/base.map.yaml", extended: null);

        var map = Fashion.Catalog.LoadProviderMap(WriteMap("maps/mine.map.yaml", "core/base.map.yaml"), Fashion.Taxonomy);

        Assert.Equal(2, map.SourceTexts.Count);
    }

    [Fact]
    public void A_user_who_trusts_a_map_lets_it_extend_what_lies_elsewhere()
    {
        WriteMap("core/base.map.yaml", extended: null);
        var trusting = new TaxonomyCatalog { AllowPathsOutside = true };

        var map = trusting.LoadProviderMap(WriteMap("maps/mine.map.yaml", "../core/base.map.yaml"), Fashion.Taxonomy);

        Assert.Equal(2, map.SourceTexts.Count);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        var path = _folder.Combine("large.yaml");
        using (var file = File.Create(path))
        {
            file.SetLength(17 * 1024 * 1024);
        }

        Assert.Contains("16384 KiB", Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadTaxonomy(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Open(string door, string path)
    {
        if (door == "map that is extended")
        {
            Doors["provider map"](WriteMap("mine.map.yaml", Path.GetFileName(path)));
        }
        else
        {
            Doors[door](path);
        }
    }

    private string WriteMap(string name, string? extended) => _folder.Write(
        name, $"map: mine\nversion: 1.0.0\ntaxonomy: fashion\nprovider: p\n{(extended is null ? "" : $"extends: {extended}\n")}labels: {{}}\n");
}
