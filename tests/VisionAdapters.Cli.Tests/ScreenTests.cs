using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli.Tests;

public sealed class ScreenTests
{
    [Fact]
    public void A_label_cannot_steer_the_terminal() => Assert.Equal("a\uFFFD[2Jb\uFFFDc", PlainText.From("a\u001b[2Jb\nc"));

    [Fact]
    public void Messages_keep_their_lines() => Assert.Equal("a\nb\uFFFD", PlainText.From("a\nb\u0007", keepLines: true));

    [Theory]
    [InlineData(BakeoffRunErrorKind.UnusableFolder, ExitCode.WrongUsage)]
    [InlineData(BakeoffRunErrorKind.StorageFailed, ExitCode.Failed)]
    public void A_full_disk_is_no_wrong_usage(BakeoffRunErrorKind kind, int code)
    {
        using var error = new StringWriter();

        Assert.Equal(code, ExceptionReport.Write(new BakeoffRunException(kind, "no"), Screen.Create(TextWriter.Null, error)));
        Assert.Equal("no", error.ToString().TrimEnd());
    }

    [Fact]
    public void A_label_that_a_spreadsheet_would_run_is_text_in_csv()
    {
        using var output = new StringWriter();
        var csv = new CsvTagOutput(output, raw: true, items: false);
        var response = new TaggingResponse
        {
            Provider = "p",
            Tags = [new ImageTag { Name = "=HYPERLINK(\"http://x\")", Id = "@SUM(1)", Group = "-1+1", Confidence = 0.5 }],
        };

        csv.Write(new TagResult("+a.jpg", "p", response, Error: null));
        csv.Complete();

        Assert.Equal("'+a.jpg,'-1+1,\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(1),0.5,p", output.ToString().Split('\n')[1]);
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(61, "1 min 01 s")]
    [InlineData(3661, "1 h 01 min")]
    public void Durations_have_two_units_at_most(double seconds, string text) => Assert.Equal(text, BakeoffProgressView.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_log_gets_a_line_for_each_tenth()
    {
        using var error = new StringWriter();
        var lines = new ProgressLines(Screen.Create(TextWriter.Null, error));
        for (var done = 1; done <= 1000; done++)
        {
            lines.Report(new BakeoffProgress { Provider = "p", Total = 1000, Done = done, Reused = 0, Failed = 0, Elapsed = TimeSpan.FromMilliseconds(done) });
        }

        Assert.Equal(10, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_slow_run_says_something_every_half_minute()
    {
        using var error = new StringWriter();
        var lines = new ProgressLines(Screen.Create(TextWriter.Null, error));
        for (var done = 1; done <= 9; done++)
        {
            lines.Report(new BakeoffProgress { Provider = "p", Total = 1000, Done = done, Reused = 0, Failed = 0, Elapsed = TimeSpan.FromSeconds(done * 15) });
        }

        Assert.Equal(4, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Progress_tells_rate_rest_reuse_and_failures() =>
        Assert.Equal("10.0 images/s, 8 s left, 10 reused, 2 failed", BakeoffProgressView.Describe(new BakeoffProgress { Provider = "p", Total = 100, Done = 20, Reused = 10, Failed = 2, Elapsed = TimeSpan.FromSeconds(1) }));
}
