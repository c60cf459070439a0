using System.Diagnostics;
using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Metrics;

/// <summary>Random inputs with scikit-learn's numbers for them, made when the tests run by <c>sklearn_reference.py</c>.</summary>
public sealed class SklearnReference
{
    private readonly Lazy<JsonElement?> _cases = new(Run);

    /// <summary>Gets the cases of a kind; skips the test when no Python here has scikit-learn.</summary>
    public IEnumerable<JsonElement> Cases(string kind)
    {
        Assert.SkipWhen(_cases.Value is null, "needs a Python with scikit-learn: install Debian's python3-sklearn, or name one in VISIONADAPTERS_PYTHON");
        return _cases.Value!.Value.GetProperty(kind).EnumerateArray();
    }

    /// <summary>Asserts that a number is scikit-learn's to 1e-9.</summary>
    public static void Equal(JsonElement testCase, string name, double actual)
    {
        var expected = testCase.GetProperty("expected").GetProperty(name);
        Equal(expected, actual);
    }

    /// <summary>Asserts that a number is scikit-learn's to 1e-9.</summary>
    public static void Equal(JsonElement expected, double actual) => Assert.Equal(expected.GetDouble(), actual, 1e-9);

    /// <summary>Reads a list of numbers.</summary>
    public static T[] Array<T>(JsonElement testCase, string name) => testCase.GetProperty(name).Deserialize<T[]>()!;

    private static JsonElement? Run()
    {
        var python = new[] { Environment.GetEnvironmentVariable("VISIONADAPTERS_PYTHON"), "/usr/bin/python3", "python3" }
            .FirstOrDefault(p => !string.IsNullOrEmpty(p) && Start(p, "-c", "import sklearn") is not null);
        if (python is null)
        {
            return null;
        }

        var script = SharedData.Repository("tests", "VisionAdapters.Evaluation.Tests", "Metrics", "sklearn_reference.py");
        var json = Start(python, script, "20260101") ?? throw new InvalidOperationException($"{python} {script} failed; run it by hand to see why.");
        return JsonDocument.Parse(json).RootElement;
    }

    private static string? Start(string file, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
